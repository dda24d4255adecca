import { conditionalWrite, isStorable } from './conditional-write.ts';
import { expressionObstacle } from './expression-limits.ts';
import type { KeyedTable } from './keyed-table.ts';
import type { MergedRecord } from './merge-streams.ts';

/**
 * Whether conditional writes can change a record from `before` to `copy`, and back again. A record that could only be
 * written, and never undone, is left alone from the start: check, writes and reading back all decide by this. So is a
 * record that a table with other keys cannot hold.
 */
export function isWritable(table: KeyedTable, { before, copy }: Pick<MergedRecord, 'before' | 'copy'>): boolean {
  if (before?.line.includes(lostName) || copy?.line.includes(lostName)) return false;
  if ((before && !isStorable(table, before)) || (copy && !isStorable(table, copy))) return false;
  if ((before?.line.length ?? 0) + (copy?.line.length ?? 0) < certainlyWritable) return true;
  return [conditionalWrite(table, before, copy), conditionalWrite(table, copy, before)].every(
    (write) => expressionObstacle(write) === undefined,
  );
}

/** The SDK loses an attribute of this name without a word, also in a map. The quotes keep a memo of this text apart. */
const lostName = '"__proto__":';

/**
 * Characters of both lines. An attribute takes 12 of them or more, and 31 bytes and two operators of an expression or
 * less. So 120 attributes are below each limit. Nearly every record of a ledger is shorter, and is not even parsed.
 */
const certainlyWritable = 120 * 12;
