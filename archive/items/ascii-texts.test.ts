import { expect, it } from 'vitest';
import { AsciiTexts } from './ascii-texts.ts';

it('are the bytes as text, also where thousands of texts have to share their places', () => {
  const texts = new AsciiTexts();
  const numbers = Array.from({ length: 20_000 }, (_, number) => String(number));
  const read = (text: string) => texts.read(Buffer.from(`<${text}>`), 1, text.length + 1);
  for (let round = 0; round < 2; round += 1) expect(numbers.map(read)).toEqual(numbers);
});

it('are told apart by each of their bytes and by their length', () => {
  const texts = new AsciiTexts();
  // The hash of these is the same: 31 × 65 + 97 is 31 × 66 + 66.
  for (const text of ['Aa', 'BB', 'Aa', 'AaAa', 'BBBB', 'AaBB', 'BBAa', '', '\0', '\x7f'])
    expect(texts.read(Buffer.from(text), 0, text.length)).toBe(text);
});

it('are none where a byte is not ASCII', () => {
  const texts = new AsciiTexts();
  for (const bytes of [[0x80], [0x41, 0xff], [0xe3, 0x81, 0x82]])
    expect(texts.read(Buffer.from(bytes), 0, bytes.length)).toBeUndefined();
});

it('are read from their own bytes alone', () => {
  const texts = new AsciiTexts();
  expect(texts.read(Buffer.from('Aあ'), 0, 1)).toBe('A');
  expect(texts.read(Buffer.from('xAa'), 0, 3)).toBe('xAa');
  // The bytes before the text, backwards, are the text that was read before it and has the same hash.
  expect(texts.read(Buffer.from('aAxBB'), 2, 5)).toBe('xBB');
});
