import type { Dataset, DatasetName } from '../../ledger/datasets.ts';
import type { AccountDir } from '../../ledger/kinds.ts';
import type { Layout } from '../../ledger/layouts/layout.ts';
import type { Choice } from '../../restore/choice.ts';
import { firstWithin } from '../../restore/first-within.ts';
import { isWritable } from '../../restore/is-writable.ts';
import type { LedgerRecord } from '../../restore/ledger-record.ts';
import { mastersFirst } from '../../restore/masters-first.ts';
import { mergeStreams } from '../../restore/merge-streams.ts';
import type { MethodMoney } from '../../restore/money-preview.ts';
import { MoneyPreview, noteDirection } from '../../restore/money-preview.ts';
import { applyStep, undoStep } from '../../restore/next-step.ts';
import type { Direction } from '../../restore/passes.ts';
import type { MoneyNowInput, RestoreOutcomeInput } from '../__generated__/graphql.ts';
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
  /** At most {@link mostListed} of each table. */
  readonly conflicts: readonly Conflict[];
}

/**
 * Reads every record of the restore again, by value, and adds up each method's money. A record that somebody has
 * changed since the safety copy is a conflict; a record that is in neither copy is a newcomer.
 *
 * @throws RestoreFailed `NOT_AS_WRITTEN` when a record still is as it was before the run.
 */
export async function readBack(options: {
  readonly direction: Direction;
  readonly choice: Choice;
  readonly sources: RestoreSources;
  /** Of the ledger's tables. */
  readonly layout: Layout;
  /** For an undo: masters that a remaining record names stay. */
  readonly isInUse?: IsInUse;
  readonly signal: AbortSignal;
  readonly onRecords: (done: number) => void;
}): Promise<ReadBack> {
  const { direction, choice, sources, layout, isInUse = () => false, signal, onRecords } = options;
  const stepOf = direction === 'APPLY' ? applyStep : undoStep;
  const counts = { done: 0, conflicts: 0, unwritable: 0, newcomers: 0 };
  const conflicts: Conflict[] = [];
  const directions = new Map<string, AccountDir>();
  const money = new MoneyPreview(directions, directions);
  for (const dataset of mastersFirst) {
    const table = dataset.name;
    const streams = { copy: sources.copy(dataset), before: sources.before(dataset), live: sources.live(dataset) };
    let listed = 0;
    for await (const batch of mergeStreams(streams)) {
      for (const record of batch) {
        if (record.live) noteMoney(dataset, record.live);
        if (!record.copy && !record.before) counts.newcomers += 1;
        const step = stepOf(record, dataset, choice);
        if (step.kind === 'DONE') counts.done += 1;
        const stays = step.kind === 'WRITE' && step.to === undefined && isInUse(table, record.key);
        if (step.kind === 'CONFLICT' || stays) {
          counts.conflicts += 1;
          listed += 1;
          if (listed <= mostListed) conflicts.push({ table, key: record.key });
        } else if (step.kind === 'WRITE') {
          if (isWritable({ dataset, layout }, record)) throw new RestoreFailed('NOT_AS_WRITTEN');
          counts.unwritable += 1;
        }
      }
      signal.throwIfAborted();
      onRecords(counts.done);
    }
  }
  const { first, leftOut } = firstWithin(money.result().map(moneyNow), mostMoneyBytes);
  return {
    outcome: { direction, ...counts, money: first, ...(leftOut > 0 && { moneyLeftOut: leftOut }) },
    conflicts,
  };

  // The money now is the sum `before` of a preview without a copy.
  function noteMoney({ name }: Dataset, live: LedgerRecord): void {
    const now = { key: live.key, copy: undefined, before: live, live };
    if (name === 'kinds') noteDirection(directions, live);
    else if (name === 'slips') money.addSlip(now);
    else if (name === 'balances') money.addBalance(now);
  }
}

function moneyNow({ methodCode, slips, lastBalance }: MethodMoney): MoneyNowInput {
  return { methodCode, slips: slips.before, balance: lastBalance.before?.value ?? null };
}

const mostListed = 100;
const mostMoneyBytes = 40_000;
