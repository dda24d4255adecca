import { markedAtEnd, markedAtStart } from '../entries/csv-bytes.ts';
import type { ItemPage } from './item-page.ts';
import { isEscaped, isNumber } from './item-page.ts';

/** True when the string at `field` of the page's map is certainly its own CSV cell, with nothing to quote or guard. */
export function isPlainText({ bytes, map }: ItemPage, field: number): boolean {
  const [start, end] = [map[field + 1] as number, map[field + 2] as number];
  return map[field + 3] === 0 && start !== end && isPlainPart(bytes, start, end);
}

/** True when these bytes of a plain string are a cell by themselves. */
export function isPlainPart(bytes: Buffer, start: number, end: number): boolean {
  // A string of one byte is followed by its closing quote.
  return (
    !markedAtStart[((bytes[start] as number) << 8) | (bytes[start + 1] as number)] &&
    !markedAtEnd[bytes[end - 1] as number]
  );
}

/** True when the value at `field` is a number whose digits are its bytes. */
export function isPlainNumber({ map }: ItemPage, field: number): boolean {
  return ((map[field + 3] as number) & (isNumber | isEscaped)) === isNumber;
}

/** Writes the eight digits of a day as `YYYY-MM-DD`, and returns where the next byte goes. */
export function copyIsoDay(out: Buffer, at: number, from: Buffer, start: number): number {
  let to = copyTo(out, at, from, start, start + 4);
  out[to] = hyphen;
  to = copyTo(out, to + 1, from, start + 4, start + 6);
  out[to] = hyphen;
  return copyTo(out, to + 1, from, start + 6, start + 8);
}

/** The length of `YYYY-MM-DD`. */
export const isoDayLength = 10;

const hyphen = 0x2d;

/** Copies bytes to `at` of `out`, and returns where the next go. For few bytes: a loop is faster than a call then. */
export function copyTo(out: Buffer, at: number, from: Buffer, start: number, end: number): number {
  const offset = at - start;
  for (let index = start; index < end; index += 1) out[offset + index] = from[index] as number;
  return offset + end;
}
