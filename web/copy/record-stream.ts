import { compareKeys } from '../../ledger/key-order.ts';
import type { CopyFile } from './copy-files.ts';
import { CopyProblem } from './copy-problem.ts';
import type { Item } from './json-lines.ts';
import { JsonLines, stringOf } from './json-lines.ts';
import type { Claim } from './manifest-claims.ts';
import { provenChunks } from './proven-chunks.ts';

export interface StreamedRecord {
  readonly key: string;
  readonly item: Item;
  /** As it stands in the file: equal lines are equal records. */
  readonly line: string;
}

interface StreamOptions {
  readonly sortAttribute: string;
  /** After each piece that was read. */
  readonly onBytes: (bytes: number) => Promise<void> | void;
}

/**
 * The records of a table in batches, in the order of their keys. Each batch comes out of one piece of the file, so memory
 * is flat. Only the end of the iteration proves that every record was read as it was made.
 *
 * @throws CopyProblem also for a line without a key and for a key out of order, because nothing could be compared then.
 */
export async function* recordStream(
  file: CopyFile | undefined,
  claim: Claim,
  { sortAttribute, onBytes }: StreamOptions,
): AsyncGenerator<readonly StreamedRecord[], void, undefined> {
  const entry = claim.name;
  let batch: StreamedRecord[] = [];
  let lastKey: string | undefined;
  let withoutKey = 0;
  const lines = new JsonLines((item, line) => {
    const key = stringOf(item, sortAttribute);
    if (key === undefined) withoutKey += 1;
    else {
      if (lastKey !== undefined && compareKeys(lastKey, key) >= 0) throw new CopyProblem('NOT_IN_ORDER', { entry });
      lastKey = key;
      batch.push({ key, item, line });
    }
  });
  for await (const chunk of provenChunks(file, claim)) {
    lines.add(chunk);
    if (batch.length > 0) yield batch;
    batch = [];
    await onBytes(chunk.length);
  }
  lines.end();
  const unreadable = lines.unreadable + withoutKey;
  if (unreadable > 0) throw new CopyProblem('RECORDS_UNREADABLE', { entry, lines: unreadable });
  if (claim.rows !== lines.lines)
    throw new CopyProblem('ROWS_DIFFER', { entry, found: lines.lines, claimed: claim.rows ?? 0 });
}
