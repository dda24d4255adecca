import { restoreStatuses } from '../../ledger/restore-status.ts';
import { exitCodes } from '../exit-codes.ts';
import { unlessAborted } from '../interruption.ts';
import { minute } from '../minute.ts';
import { Refused } from '../refused.ts';
import { beginRun } from './begin-run.ts';
import { confirmed } from './confirmed.ts';
import { endOfRun, reportEnd } from './end-of-run.ts';
import { findRestore } from './find-restore.ts';
import type { RestoreSession } from './restore-session.ts';

/** `--go-on ID`: goes on with a restore that was stopped, or follows one that is at work. Returns the exit code. */
export async function goOn(session: RestoreSession, id: string): Promise<number> {
  const { api, signal, report } = session;
  const restore = await unlessAborted(signal, findRestore(api, id));
  const { status, choice } = restore;
  report({ restore });
  if (restoreStatuses[status].isWorking && restoreStatuses[status].mayWrite) return endOfRun(session, restore);
  if (status === 'APPLIED') return reportEnd(session, restore);
  if (status !== 'STOPPED' || !choice)
    throw new Refused(`The restore ${id} is ${status}, and cannot go on. Restore its file again.`);
  const what = `the restore of ${restore.fileName} of ${minute(restore.requestedAt)} (${choice.mode.toLowerCase()})`;
  const question =
    restore.direction === 'UNDO'
      ? `The undo of ${what} has stopped part-way. Put the copy back again?`
      : `Go on with ${what}?`;
  if (!(await confirmed(session, question))) return exitCodes.done;
  return beginRun(session, id, () => api.apply(id, choice));
}
