import { packedAt } from './packed-texts.ts';
import type { Records } from './records.ts';
import { textAt } from './text-column.ts';

/** One slip or balance out of the columns. */
export interface ShownRecord {
  readonly day: string;
  readonly kindCode: string;
  readonly methodCode: string;
  /** A DynamoDB number; empty where there is none. */
  readonly value: string;
  /** What is stored instead of a number; empty where there is nothing. */
  readonly oddValue: string;
  readonly memo: string;
  readonly id: string;
}

export const recordAt = (records: Records, row: number): ShownRecord => ({
  day: textAt(records.day, row),
  kindCode: textAt(records.kindCode, row),
  methodCode: textAt(records.methodCode, row),
  value: textAt(records.value, row),
  oddValue: records.oddValues.get(row) ?? '',
  memo: textAt(records.memo, row),
  id: packedAt(records.ids, row),
});
