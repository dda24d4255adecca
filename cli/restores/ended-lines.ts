import type { KnownRestoreFragment } from '../../client/__generated__/graphql.ts';
import { planFor } from '../../client/restores/plan.ts';
import { minute } from '../minute.ts';
import { aligned } from './aligned.ts';
import { counted, records } from './preview-lines.ts';

/** A record that was left alone, because somebody has changed it since the safety copy. */
export interface LeftRecord {
  readonly table: string;
  readonly key: string;
}

/**
 * The proof that a copy is put back: the counts, the money that was read back, and until when the restore can be
 * undone.
 */
export function appliedLines(
  restore: KnownRestoreFragment,
  left: readonly LeftRecord[],
  undoCommand: string,
): string[] {
  const { choice, outcome, id, expiresAt } = restore;
  const plan = choice ? planFor(restore.found, choice) : undefined;
  const planned = plan
    ? `${counted(plan.added)} to add, ${counted(plan.changed)} to change, ${counted(plan.deleted)} to delete`
    : 'as chosen';
  return [
    `Put back and read back by value: ${records(outcome?.done ?? 0)} as in the copy (${planned}).`,
    ...leftLines(restore, left),
    ...((outcome?.newcomers ?? 0) > 0
      ? [`Written by somebody else meanwhile, and not touched: ${records(outcome?.newcomers ?? 0)}.`]
      : []),
    ...moneyNowLines(restore),
    `Restore ${id}. It can be undone until ${minute(expiresAt)}: ${undoCommand}`,
  ];
}

/** The end of an undo. */
export function undoneLines(restore: KnownRestoreFragment, left: readonly LeftRecord[], undoCommand: string): string[] {
  const { id, status, outcome, expiresAt } = restore;
  return [
    `Undone and read back by value: ${records(outcome?.done ?? 0)} as before the restore.`,
    ...leftLines(restore, left),
    ...moneyNowLines(restore),
    status === 'UNDONE'
      ? `Restore ${id} is undone. The same file can be restored again.`
      : `Restore ${id} is undone but for these. The undo can be repeated until ${minute(expiresAt)}: ${undoCommand}`,
  ];
}

/** @param command makes the command that undoes the restore or goes on with it. */
export function stoppedLines(restore: KnownRestoreFragment, command: (flag: '--undo' | '--go-on') => string): string[] {
  const { id, failure, progress, expiresAt, direction } = restore;
  const total = progress === null || progress.total === null ? '' : ` of ${counted(progress.total)}`;
  const far = progress ? `: ${counted(progress.done)}${total} records were done` : '';
  // "Go on" would write again what the undo has taken back.
  if (direction === 'UNDO')
    return [
      ...(failure ? [failure.message] : []),
      `The undo of restore ${id} has stopped part-way${far}.`,
      `Go on with the undo, until ${minute(expiresAt)}: ${command('--undo')}`,
      `Put the copy back again instead: ${command('--go-on')}`,
    ];
  return [
    ...(failure ? [failure.message] : []),
    `Restore ${id} has stopped part-way${far}.`,
    `Go on with the restore: ${command('--go-on')}`,
    `Undo it, until ${minute(expiresAt)}: ${command('--undo')}`,
  ];
}

/** Each method's money in the copy's days, as it was read back. */
function moneyNowLines({ outcome }: KnownRestoreFragment): string[] {
  const money = outcome?.money ?? [];
  if (money.length === 0) return [];
  return [
    ...aligned([
      ['money read back', 'slips', 'balance'],
      ...money.map(({ methodCode, slips, balance }) => [methodCode, slips, balance ?? '-']),
    ]),
    ...(outcome?.moneyLeftOut ? [`and ${counted(outcome.moneyLeftOut)} more methods`] : []),
  ];
}

function leftLines({ outcome }: KnownRestoreFragment, left: readonly LeftRecord[]): string[] {
  const { conflicts = 0, unwritable = 0, direction } = outcome ?? {};
  const why =
    direction === 'UNDO'
      ? 'because somebody has changed them since, or because a slip or balance still names them'
      : 'because somebody has changed them since';
  return [
    ...(conflicts > 0
      ? [
          `Left alone, ${why}: ${records(conflicts)}${left.length < conflicts ? `, of them the first ${left.length}` : ''}`,
          ...left.map(({ table, key }) => `  ${table} ${key}`),
        ]
      : []),
    ...(unwritable > 0 ? [`Left alone, because no conditional write can express them: ${records(unwritable)}.`] : []),
  ];
}
