import { ulidAlphabet } from '../ledger/ulid.ts';

/** A ULID of this instant and a number that distinguishes ids of one instant. The same arguments give the same id. */
export function ulidAt(nowMs: number, number: number): string {
  const digits = (value: number, length: number): string =>
    length === 0 ? '' : digits(Math.floor(value / 32), length - 1) + ulidAlphabet.charAt(value % 32);
  return digits(nowMs, 10) + digits(number, 16);
}
