import type { DatasetName } from '../../ledger/datasets.ts';
import { datasets } from '../../ledger/datasets.ts';
import type { Choice } from '../../restore/choice.ts';
import { conditionalWrite } from '../../restore/conditional-write.ts';
import { expressionObstacle } from '../../restore/expression-limits.ts';
import { mergeStreams } from '../../restore/merge-streams.ts';
import { applyStep, undoStep } from '../../restore/next-step.ts';
import type { Direction } from '../../restore/passes.ts';
import type { RestoreOutcomeInput } from '../__generated__/graphql.ts';
import { RestoreFailed } from './restore-failure.ts';
import type { IsInUse } from './used-codes.ts';
import type { RestoreSources } from './write-differences.ts';

/** A record that was left alone. */
export interface Conflict {
  readonly table: DatasetName;
  readonly key: string;
}

export interface ReadBack {
  readonly outcome: RestoreOutcomeInput;
  /** The first of each table. */
  readonly conflicts: readonly Conflict[];
}

/**
 * Reads every record of the restore again, by value. A record that somebody has changed since the safety copy is a
 * conflict; a record that is in neither copy is a newcomer.
 *
 * @throws RestoreFailed `NOT_AS_WRITTEN` when a record still is as it was before the run.
 */
export async function readBack(options: {
  readonly direction: Direction;
  readonly choice: Choice;
  readonly sources: RestoreSources;
  /** For an undo: masters that a remaining record names stay. */
  readonly isInUse?: IsInUse;
  readonly signal: AbortSignal;
  readonly onRecords: (done: number) => void;
}): Promise<ReadBack> {
  const { direction, choice, sources, isInUse = () => false, signal, onRecords } = options;
  const stepOf = direction === 'APPLY' ? applyStep : undoStep;
  const counts = { done: 0, conflicts: 0, unwritable: 0, newcomers: 0 };
  const conflicts: Conflict[] = [];
  for (const dataset of datasets) {
    const table = dataset.name;
    const streams = { copy: sources.copy(dataset), before: sources.before(dataset), live: sources.live(dataset) };
    let listed = 0;
    for await (const batch of mergeStreams(streams)) {
      for (const record of batch) {
        if (!record.copy && !record.before) counts.newcomers += 1;
        const step = stepOf(record, dataset, choice);
        if (step.kind === 'DONE') counts.done += 1;
        const stays = step.kind === 'WRITE' && step.to === undefined && isInUse(table, record.key);
        if (step.kind === 'CONFLICT' || stays) {
          counts.conflicts += 1;
          listed += 1;
          if (listed <= mostListed) conflicts.push({ table, key: record.key });
        } else if (step.kind === 'WRITE') {
          if (expressionObstacle(conditionalWrite(dataset, step.from, step.to)) === undefined)
            throw new RestoreFailed('NOT_AS_WRITTEN');
          counts.unwritable += 1;
        }
      }
      signal.throwIfAborted();
      onRecords(counts.done);
    }
  }
  return { outcome: { direction, ...counts }, conflicts };
}

const mostListed = 100;
