import { ulidPattern } from '../ledger/ulid.ts';
import { WrongFlag } from './wrong-flag.ts';

/** The value of a flag that names a job, such as `an export`. Throws WrongFlag when it is no id. */
export function idOf(flag: string, job: string, value: string): string {
  if (new RegExp(ulidPattern).test(value)) return value;
  throw new WrongFlag(
    `${flag}: expected the id of ${job}, 26 digits and capital letters as 01JD4N6Q2W8YB3C5E7G9H0K1MS, got ${JSON.stringify(value.slice(0, 80))}.`,
  );
}
