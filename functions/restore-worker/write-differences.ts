import type { Dataset, DatasetName } from '../../ledger/datasets.ts';
import type { Choice } from '../../restore/choice.ts';
import { isWritable } from '../../restore/is-writable.ts';
import type { RecordStream } from '../../restore/ledger-record.ts';
import type { MergedRecord } from '../../restore/merge-streams.ts';
import { mergeStreams } from '../../restore/merge-streams.ts';
import { applyStep, undoStep } from '../../restore/next-step.ts';
import type { Direction, Pass } from '../../restore/passes.ts';
import { passesOf } from '../../restore/passes.ts';
import { classOf } from '../../restore/record-class.ts';
import type { StoredTable } from '../ledger-tables/stored-table.ts';
import type { IsInUse } from './used-codes.ts';
import type { WritePool } from './write-pool.ts';
import { writeRecord } from './write-record.ts';

/** The three sources of a restore. Each call begins the stream of a dataset again. */
export interface RestoreSources {
  readonly copy: (dataset: Dataset) => RecordStream;
  readonly before: (dataset: Dataset) => RecordStream;
  readonly live: (dataset: Dataset) => RecordStream;
}

export interface WriteDifferencesOptions {
  readonly direction: Direction;
  readonly choice: Choice;
  readonly sources: RestoreSources;
  readonly table: (dataset: Dataset) => StoredTable;
  readonly pool: WritePool;
  /**
   * Resolves when a write that begins now would end before the run's lease; waits for a report otherwise. Rejects when
   * the run no longer holds the restore.
   */
  readonly untilMayWrite: () => Promise<void>;
  readonly signal: AbortSignal;
  readonly onOutcome: (counts: OutcomeCounts) => void;
  /** Called before the masters of an undo. A master that is in use is not deleted. */
  readonly inUse?: () => Promise<IsInUse>;
}

/** How many records of the person's choice met which end in this run. */
export interface OutcomeCounts {
  readonly written: number;
  /** Already as wanted, mostly by an earlier run. */
  readonly done: number;
  readonly conflicts: number;
  /** No conditional write can express them; they were left alone. */
  readonly unwritable: number;
}

export interface Differences extends OutcomeCounts {
  /** The first conflicts, by table and key. */
  readonly conflictExamples: readonly { readonly table: DatasetName; readonly key: string }[];
}

/**
 * Walks the merge of copy, safety copy and ledger, and makes each record as it is wanted: as in the copy, or for an
 * undo as before. Any number of runs, each cut off anywhere, come to the same end, because each decides by what it
 * finds (docs/decisions/0023).
 *
 * @throws any error of a source, of DynamoDB or of the signal. Writes that were in flight have then ended.
 */
export async function writeDifferences(options: WriteDifferencesOptions): Promise<Differences> {
  const tally = new Tally(options.onOutcome);
  try {
    for (const pass of passesOf(options.direction, options.choice)) {
      const isInUse = await inUseIn(pass, options);
      for (const dataset of pass.datasets) await walk(pass, dataset, options, { tally, isInUse });
      // The next walk must not begin before this one's writes have ended: deletions come last.
      await options.pool.drain();
    }
  } finally {
    await options.pool.settle();
  }
  return tally.result();
}

async function inUseIn({ datasets }: Pass, { direction, inUse }: WriteDifferencesOptions): Promise<IsInUse> {
  const hasMasters = datasets.some(({ dayAttribute }) => dayAttribute === null);
  return direction === 'UNDO' && hasMasters && inUse ? inUse() : () => false;
}

interface Walk {
  readonly tally: Tally;
  readonly isInUse: IsInUse;
}

async function walk(
  pass: Pass,
  dataset: Dataset,
  options: WriteDifferencesOptions,
  { tally, isInUse }: Walk,
): Promise<void> {
  const { sources, direction, choice, pool, signal, untilMayWrite } = options;
  const table = options.table(dataset);
  const stepOf = direction === 'APPLY' ? applyStep : undoStep;
  const streams = { copy: sources.copy(dataset), before: sources.before(dataset), live: sources.live(dataset) };
  for await (const batch of mergeStreams(streams)) {
    for (const record of batch) {
      if (!isOf(pass, record)) continue;
      const step = stepOf(record, dataset, choice);
      if (step.kind !== 'WRITE') {
        tally.note(step.kind, dataset, record.key);
      } else if (step.to === undefined && isInUse(dataset.name, record.key)) {
        tally.note('CONFLICT', dataset, record.key);
      } else if (!isWritable(table, record)) {
        tally.note('UNWRITABLE', dataset, record.key);
      } else {
        await pool.start(async () => {
          await untilMayWrite();
          tally.note(await writeRecord(table, record.key, step.from, step.to, signal), dataset, record.key);
        });
      }
    }
    signal.throwIfAborted();
  }
}

function isOf({ classes }: Pass, { copy, before }: MergedRecord): boolean {
  const recordClass = classOf(copy, before);
  return recordClass !== undefined && classes.includes(recordClass);
}

class Tally {
  readonly #onOutcome: (counts: OutcomeCounts) => void;
  readonly #counts = { written: 0, done: 0, conflicts: 0, unwritable: 0 };
  readonly #conflicts: { readonly table: DatasetName; readonly key: string }[] = [];

  constructor(onOutcome: (counts: OutcomeCounts) => void) {
    this.#onOutcome = onOutcome;
  }

  note(outcome: 'LEAVE' | 'DONE' | 'WRITTEN' | 'CONFLICT' | 'UNWRITABLE', { name: table }: Dataset, key: string): void {
    if (outcome === 'LEAVE') return;
    this.#counts[memberOf[outcome]] += 1;
    if (outcome === 'CONFLICT' && this.#conflicts.length < mostExamples) this.#conflicts.push({ table, key });
    this.#onOutcome({ ...this.#counts });
  }

  result(): Differences {
    return { ...this.#counts, conflictExamples: this.#conflicts };
  }
}

const memberOf = { DONE: 'done', WRITTEN: 'written', CONFLICT: 'conflicts', UNWRITABLE: 'unwritable' } as const;

const mostExamples = 100;
