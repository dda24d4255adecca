import type { Dataset } from '../../ledger/datasets.ts';
import { datasets } from '../../ledger/datasets.ts';
import { asProblem } from './check-file.ts';
import { compareTable } from './compare-table.ts';
import type { Chosen } from './copy-files.ts';
import type { Comparison, Side, TableComparison } from './differences.ts';
import type { ComparedDays } from './held-days.ts';
import { claimOf } from './manifest-claims.ts';
import type { CopyWithClaims } from './open-manifest.ts';
import { openManifest } from './open-manifest.ts';
import { recordStream } from './record-stream.ts';

export interface CompareOptions {
  readonly older: readonly Chosen[];
  readonly newer: readonly Chosen[];
  readonly days: ComparedDays;
  /** Bytes read of all bytes, before deflation. */
  readonly onProgress: (done: number, total: number) => void;
  readonly breathe: () => Promise<void> | void;
}

/**
 * Compares two copies record by record and by value. Both hold their records in the order of the keys, so this is one
 * walk along two streams, in flat memory. A table that a copy does not hold as it was made is not compared.
 *
 * @throws CopyProblem when one of the two cannot be opened any more.
 */
export async function compareCopies(options: CompareOptions): Promise<Comparison> {
  const { days, onProgress, breathe } = options;
  const older = await openManifest(options.older);
  const newer = await openManifest(options.newer);
  const files = datasets.flatMap((dataset) => [claimIn(older, dataset), claimIn(newer, dataset)]);
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  const onBytes = async (bytes: number) => {
    done += bytes;
    onProgress(Math.min(done, total), total);
    await breathe();
  };
  const tables: TableComparison[] = [];
  for (const dataset of datasets) tables.push(await compared(dataset, { older, newer }, days, onBytes));
  return { days, tables };
}

async function compared(
  dataset: Dataset,
  copies: Readonly<Record<Side, CopyWithClaims>>,
  days: ComparedDays,
  onBytes: (bytes: number) => Promise<void>,
): Promise<TableComparison> {
  const { name: table, sortAttribute } = dataset;
  let failed: Side = 'older';
  const streamOf = async function* (side: Side) {
    const copy = copies[side];
    const claim = claimIn(copy, dataset);
    try {
      yield* recordStream(copy.found.files.get(claim.name), claim, { sortAttribute, onBytes });
    } catch (error) {
      failed = side;
      throw error;
    }
  };
  try {
    return await compareTable(dataset, { older: streamOf('older'), newer: streamOf('newer') }, days);
  } catch (error) {
    return { table, side: failed, problem: asProblem(error, `${table}.jsonl`) };
  }
}

const claimIn = ({ claims }: CopyWithClaims, { name }: Dataset) => claimOf(claims, `${name}.jsonl`);
