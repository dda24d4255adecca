import { planFor } from '../../client/restores/plan.ts';
import { exitCodes } from '../exit-codes.ts';
import { unlessAborted } from '../interruption.ts';
import { minute } from '../minute.ts';
import { beginRun } from './begin-run.ts';
import { confirmed } from './confirmed.ts';
import { endOfRun } from './end-of-run.ts';
import { findRestore } from './find-restore.ts';
import { counted } from './preview-lines.ts';
import type { RestoreSession } from './restore-session.ts';

/** `--undo ID`: gives the records their contents from before the restore. Returns the exit code. */
export async function undo(session: RestoreSession, id: string): Promise<number> {
  const { api, signal, say, report } = session;
  const restore = await unlessAborted(signal, findRestore(api, id));
  report({ restore });
  if (restore.status === 'UNDONE') {
    say(`Restore ${id} is undone already.`);
    return exitCodes.done;
  }
  if (restore.status === 'UNDOING') return endOfRun(session, restore);
  const plan = restore.choice ? planFor(restore.found, restore.choice) : undefined;
  const what = plan
    ? ` It takes back ${counted(plan.added)} added, ${counted(plan.changed)} changed and ${counted(plan.deleted)} deleted records.`
    : '';
  const question = `Undo the restore of ${restore.fileName} of ${minute(restore.requestedAt)}?${what}`;
  if (!(await confirmed(session, question))) return exitCodes.done;
  return beginRun(session, id, () => api.undo(id));
}
