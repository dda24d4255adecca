import type { Dataset } from '../ledger/datasets.ts';
import { conditionalWrite } from './conditional-write.ts';
import { expressionObstacle } from './expression-limits.ts';
import type { MergedRecord } from './merge-streams.ts';

/**
 * Whether conditional writes can change a record from `before` to `copy`, and back again. A record that could only be
 * written, and never undone, is left alone from the start: check, writes and reading back all decide by this.
 */
export function isWritable(dataset: Dataset, { before, copy }: Pick<MergedRecord, 'before' | 'copy'>): boolean {
  if (before?.line.includes(lostName) || copy?.line.includes(lostName)) return false;
  if ((before?.line.length ?? 0) + (copy?.line.length ?? 0) < certainlyWritable) return true;
  return [conditionalWrite(dataset, before, copy), conditionalWrite(dataset, copy, before)].every(
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
