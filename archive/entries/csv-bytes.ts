import { csvCell } from './csv.ts';
import { guardedCharacters } from './formula-guard.ts';

/**
 * Says which bytes may make `csvCell` change a string. A string without a marked byte is already its own cell. The
 * tables are computed from `csvCell` when this file is loaded, so the CSV rule is written only once. A marked string
 * may still be its own cell; it then only takes longer.
 */

/** By byte: true when the byte is, or begins, a character that is quoted or guarded in the middle of a string. */
export const markedInside = new Uint8Array(256);

/** By the first two bytes: the first times 256 plus the second. For a string of one byte, any second byte works. */
export const markedAtStart = new Uint8Array(256 * 256);

/** By the last byte. */
export const markedAtEnd = new Uint8Array(256);

const isOwnCell = (text: string): boolean => csvCell({ S: text }, '') === text;

function mark(character: string): void {
  const [first = 0, second] = Buffer.from(character);
  if (!isOwnCell(`x${character}x`)) markedInside[first] = 1;
  // At the start of a string, each of these characters is a sign or may stand before one.
  if (second === undefined) markedAtStart.fill(1, first * 256, first * 256 + 256);
  else markedAtStart[first * 256 + second] = 1;
  // The last byte of a string is never the first of a longer character, so to mark such a byte changes nothing.
  if (!isOwnCell(`x${character}`)) markedAtEnd[first] = 1;
}

// All of the basic plane at once takes a millisecond. Surrogates are not characters on their own here.
const basicPlane = Buffer.from(Uint16Array.from({ length: 0x10000 }, (_, code) => code).buffer)
  .toString('utf16le')
  .replace(/[\ud800-\udfff]/g, '');
for (const [character] of basicPlane.matchAll(guardedCharacters)) mark(character);

// Few strings begin with a character beyond the basic plane, so all of these are marked. The test beside this file
// would find a separator there.
const firstOfFourBytes = 0xf0;
markedAtStart.fill(1, firstOfFourBytes * 256);
