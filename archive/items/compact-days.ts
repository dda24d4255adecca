import { isCompactDay } from '../../ledger/day.ts';

/**
 * Recognises days (`YYYYMMDD`) in bytes. Most records have the day of the record before, which is then compared as one
 * number.
 */
export class CompactDays {
  #latest = -1;

  /** True for a day of the calendar. */
  isDay(bytes: Buffer, start: number, end: number): boolean {
    if (end - start !== compactDayLength) return false;
    let number = 0;
    for (let at = start; at < end; at += 1) {
      const digit = (bytes[at] as number) - zero;
      if (digit < 0 || digit > 9) return false;
      number = number * 10 + digit;
    }
    if (number === this.#latest) return true;
    if (!isCompactDay(bytes.toString('latin1', start, end))) return false;
    this.#latest = number;
    return true;
  }
}

const compactDayLength = 8;
const zero = 0x30;
