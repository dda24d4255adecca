import { csvCell } from './csv.ts';
import { guardedCharacters } from './formula-guard.ts';

/**
 * Where the bytes of a string must be looked at as text, because `csvCell` may make another cell of them. Worked out from `csvCell` itself as
 * this file is loaded, so that the rule stands in one place; a string of which nothing is marked here is its own cell. Marks may be set for
 * strings that turn out to be their own cells: those only take longer.
 */

/** By byte: it may be, or begin, a character that is quoted or guarded in the middle of a string. */
export const markedInside = new Uint8Array(256);

/** By the first two bytes, the first times 256 plus the second; of a string of one byte any second will do. */
export const markedAtStart = new Uint8Array(256 * 256);

/** By the last byte. */
export const markedAtEnd = new Uint8Array(256);

const isOwnCell = (text: string): boolean => csvCell({ S: text }, '') === text;

function mark(character: string): void {
  const [first = 0, second] = Buffer.from(character);
  if (!isOwnCell(`x${character}x`) || !isOwnCell(`x${character}=`)) markedInside[first] = 1;
  if (!isOwnCell(`${character}x`) || !isOwnCell(`${character}=`)) {
    if (second === undefined) markedAtStart.fill(1, first * 256, first * 256 + 256);
    else markedAtStart[first * 256 + second] = 1;
  }
  if (second === undefined && !isOwnCell(`x${character}`)) markedAtEnd[first] = 1;
}

const lastAscii = 0x7f;
for (let code = 0; code <= lastAscii; code += 1) mark(String.fromCharCode(code));

// All of the basic plane at once takes a millisecond; surrogates stand for no character here.
const basicPlane = Buffer.from(Uint16Array.from({ length: 0x10000 }, (_, code) => code).buffer)
  .toString('utf16le')
  .replace(/[\ud800-\udfff]/g, '');
for (const [character] of basicPlane.matchAll(guardedCharacters)) mark(character);

// Beyond it, where few strings begin, every first character is looked at. A separator beyond it would be found by the test beside this file.
const firstOfFourBytes = 0xf0;
markedAtStart.fill(1, firstOfFourBytes * 256);
