import type { KnownRestoreFragment } from '../../client/__generated__/graphql.ts';
import { datasets } from '../../ledger/datasets.ts';
import { exitCodes } from '../exit-codes.ts';
import { Interrupted } from '../interruption.ts';
import { Refused } from '../refused.ts';
import { tryAgain } from '../try-again.ts';
import type { LeftRecord } from './ended-lines.ts';
import { appliedLines, stoppedLines, undoneLines } from './ended-lines.ts';
import { followRun } from './follow-run.ts';
import type { RestoreSession } from './restore-session.ts';

/**
 * Follows a run that may write until it ends, prints its result, and returns the exit code.
 *
 * @throws Refused with the API's sentence when the restore failed before the first write.
 */
export async function endOfRun(session: RestoreSession, restore: KnownRestoreFragment): Promise<number> {
  const { setAtWork, command } = session;
  setAtWork(restore.id);
  const ended = await followRun({ ...session, restore, goOnCommand: command('--go-on', restore.id) });
  setAtWork(undefined);
  return reportEnd(session, ended);
}

/** Prints the state of a restore at rest, and returns the exit code for it. */
export async function reportEnd(
  { api, say, command, report }: RestoreSession,
  restore: KnownRestoreFragment,
): Promise<number> {
  report({ restore });
  const { id, status, failure } = restore;
  const commandOf = (flag: '--undo' | '--go-on') => command(flag, id);
  const print = (lines: readonly string[]) => lines.forEach((line) => say(line));
  switch (status) {
    case 'APPLIED':
      print(appliedLines(restore, await leftRecords(api, restore), commandOf('--undo')));
      return exitCodes.done;
    case 'UNDONE':
    case 'UNDO_INCOMPLETE':
      print(undoneLines(restore, await leftRecords(api, restore), commandOf('--undo')));
      return status === 'UNDONE' ? exitCodes.done : exitCodes.partWay;
    case 'STOPPED':
      print(stoppedLines(restore, commandOf));
      return exitCodes.partWay;
    case 'CHECKED':
      throw new Interrupted('Stopped before the first write. Nothing was written.');
    default:
      throw new Refused(failure?.message ?? `The restore ${id} is ${status}.`);
  }
}

async function leftRecords(
  api: RestoreSession['api'],
  { id, outcome }: KnownRestoreFragment,
): Promise<readonly LeftRecord[]> {
  if (!outcome || outcome.conflicts === 0) return [];
  const left: LeftRecord[] = [];
  for (const { name: table } of datasets) {
    const { records } = await tryAgain(() => api.preview(id, table, 'CONFLICT'));
    left.push(...records.map(({ key }) => ({ table, key })));
  }
  return left;
}
