import { expect, it } from 'vitest';
import { CompactDays } from './compact-days.ts';

const days = ['20250131', '20250131', '20240229', '00010101', '99991231'];
/** With `'` and `;` as digits, two of these are the number 20250131. */
const others = [
  '20250229',
  '2025013',
  '202501311',
  '',
  '2025013/',
  '2025013:',
  "2025014'",
  '2025012;',
  '2025 131',
  '20250132',
  '00000000',
];

it('only the days of the calendar are days, wherever in the bytes and whatever came before', () => {
  const compactDays = new CompactDays();
  const isDay = (text: string) => {
    const bytes = Buffer.from(`"${text}"`);
    return compactDays.isDay(bytes, 1, bytes.length - 1);
  };
  for (const day of days) {
    expect(isDay(day), day).toBe(true);
    for (const other of others) expect(isDay(other), `${other} after ${day}`).toBe(false);
    // As a number, it is the day before it.
    expect(isDay(`0${day}`), day).toBe(false);
    expect(isDay(day), day).toBe(true);
  }
});

it('a text that was no day is not remembered as one', () => {
  const compactDays = new CompactDays();
  const text = Buffer.from('20250229');
  expect([compactDays.isDay(text, 0, 8), compactDays.isDay(text, 0, 8)]).toEqual([false, false]);
});

it('no text is a day before the first', () => {
  for (const text of ['00000000', '00000001']) expect(new CompactDays().isDay(Buffer.from(text), 0, 8)).toBe(false);
});
