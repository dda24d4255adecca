import { expect, it } from 'vitest';
import { csvCell } from './csv.ts';
import { markedAtEnd, markedAtStart, markedInside } from './csv-bytes.ts';

const isOwnCell = (text: string): boolean => csvCell({ S: text }, '') === text;

/** The question that the fast path asks about a text. */
function isMarked(text: string): boolean {
  const bytes = Buffer.from(`${text}"`);
  const inside = bytes.subarray(0, -1);
  return (
    inside.some((byte) => markedInside[byte]) ||
    Boolean(markedAtStart[(bytes[0] ?? 0) * 256 + (bytes[1] ?? 0)]) ||
    Boolean(markedAtEnd[bytes.at(-2) ?? 0])
  );
}

it('marks every string that is not its own cell, wherever in it the character stands that makes it so', () => {
  const missed: string[] = [];
  for (let code = 0; code <= 0x10ffff; code += 1) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const character = String.fromCodePoint(code);
    for (const text of [
      character,
      `${character}x`,
      `${character}=`,
      `x${character}`,
      `x${character}x`,
      `x${character}=`,
    ])
      if (!isOwnCell(text) && !isMarked(text)) missed.push(text);
  }
  expect(missed).toEqual([]);
});

it('leaves the strings of a ledger unmarked, or the fast path would be none', () => {
  for (const text of [
    '20250101',
    'food01_1b4e28ba-2fa1-11d2-883f-0016d3cca427',
    'cash',
    'ランチ',
    'りんご・バナナ',
    '電車 (往復)',
    '食費ー',
    '漢字',
    'メモ-',
  ])
    expect([text, isMarked(text)]).toEqual([text, false]);
});
