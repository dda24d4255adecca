import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDays, writtenDay } from './read-days.ts';

describe('readDays', () => {
  it.each([
    '2025-03-01',
    '20250301',
    '2025/3/1',
    '2025/03/01',
    '2025.3.1',
    '2025年3月1日',
    '2025年03月01日',
    '2025年3月1',
    '令和7年3月1日',
    'R7.3.1',
    'r7/3/1',
    'R07-03-01',
    '２０２５－０３－０１',
    '２０２５年３月１日',
    '２０２５０３０１',
    '２０２５／３／１',
    'Ｒ７．３．１',
    '2025ー3ー1',
    '2025−3−1',
    '2025。3。1',
    '2025・3・1',
    ' 2025 年 3 月 1 日 ',
    '㋿7年3月1日',
  ])('reads %s as 1 March 2025', (text) => {
    expect(readDays(text)).toEqual({ kind: 'day', day: '2025-03-01' });
  });

  it.each([
    ['令和元年5月1日', '2019-05-01'],
    ['令和1年5月1日', '2019-05-01'],
    ['平成31年4月30日', '2019-04-30'],
    ['H1.1.8', '1989-01-08'],
    ['昭和64年1月7日', '1989-01-07'],
    ['S元.12.25', '1926-12-25'],
    ['大正15年12月24日', '1926-12-24'],
    ['2024-2-29', '2024-02-29'],
  ])('reads %s as %s', (text, day) => {
    expect(readDays(text)).toEqual({ kind: 'day', day });
  });

  it.each([
    ['2025-03', '2025-03-01', '2025-03-31'],
    ['2024年2月', '2024-02-01', '2024-02-29'],
    ['令和7年2月', '2025-02-01', '2025-02-28'],
    ['２０２５／４', '2025-04-01', '2025-04-30'],
    ['平成31年5', undefined, undefined],
    ['昭和64年1月', '1989-01-01', '1989-01-31'],
    ['平成1年1月', '1989-01-01', '1989-01-31'],
  ])('reads %s as the whole month', (text, from, to) => {
    expect(readDays(text)).toEqual(from === undefined ? { kind: 'unread', text } : { kind: 'month', from, to });
  });

  it.each([
    // Days that no calendar has. They are never moved to the next day.
    '2025-02-29',
    '2025-02-30',
    '2032-02-30',
    '2025-04-31',
    '2025-13-01',
    '2025-00-10',
    '2025-01-00',
    '20250230',
    '2025-13',
    '平成31年5月1日',
    '昭和64年1月8日',
    '令和1年4月30日',
    // Texts that are refused instead of guessed at.
    '250301',
    '202503',
    '2025',
    '25-03-01',
    '3/1',
    '2025-3-1-1',
    '02025-03-01',
    '2025-003-01',
    '令和2025年3月1日',
    '令和0年3月1日',
    '2025年3月1日+09:00',
    'today',
    '2025-03-01T00:00',
    '令和',
    'X7.3.1',
  ])('reads %s as no day', (text) => {
    expect(readDays(text)).toEqual({ kind: 'unread', text });
  });

  it.each(['', ' ', '　'])('reads nothing where there is nothing (%j)', (text) => {
    expect(readDays(text)).toEqual({ kind: 'empty' });
  });

  it('reads every day of two centuries as the browser’s own calendars write it', () => {
    // An independent implementation: ICU, through Intl.
    const calendars = [
      new Intl.DateTimeFormat('ja-JP-u-ca-gregory', { dateStyle: 'long', timeZone: 'UTC' }),
      new Intl.DateTimeFormat('ja-JP-u-ca-gregory', { dateStyle: 'short', timeZone: 'UTC' }),
      new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { dateStyle: 'long', timeZone: 'UTC' }),
      new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { dateStyle: 'short', timeZone: 'UTC' }),
      new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'UTC' }),
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1900, 0, 1) / dayMs, max: Date.UTC(2099, 11, 31) / dayMs }),
        fc.constantFrom(...calendars),
        (number, calendar) => {
          const date = new Date(number * dayMs);
          expect(readDays(calendar.format(date))).toEqual({ kind: 'day', day: date.toISOString().slice(0, 10) });
        },
      ),
      { seed: 20250301, numRuns: 2_000 },
    );
  });

  it('finds no day where the calendar has none', () => {
    const parts = fc.record({
      year: fc.integer({ min: 1900, max: 2100 }),
      month: fc.integer({ min: 0, max: 14 }),
      day: fc.integer({ min: 0, max: 33 }),
    });
    fc.assert(
      fc.property(parts, fc.constantFrom('-', '/', '.'), ({ year, month, day }, mark) => {
        expect(readDays([year, month, day].join(mark)).kind).toBe(
          day >= 1 && day <= lengthOf(year, month) ? 'day' : 'unread',
        );
      }),
      { seed: 20250229, numRuns: 2_000 },
    );
  });

  it('reads what it writes', () => {
    expect(readDays(writtenDay('2025-03-01'))).toEqual({ kind: 'day', day: '2025-03-01' });
    expect([writtenDay(''), writtenDay('2025-02-30')]).toEqual(['', '2025-02-30']);
  });
});

const dayMs = 86_400_000;

/** The number of days in a month by the calendar's rule. 0 for a month that does not exist. */
function lengthOf(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [0, 31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month] ?? 0;
}
