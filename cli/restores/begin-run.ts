import type { KnownRestoreFragment } from '../../client/__generated__/graphql.ts';
import { restoreInTheWayOf } from '../../client/apollo/restore-in-the-way.ts';
import { Refused } from '../refused.ts';
import { tryAgain } from '../try-again.ts';
import { endOfRun } from './end-of-run.ts';
import type { RestoreSession } from './restore-session.ts';

/**
 * Sends the request that starts a run of a restore, and follows the run to its end. Returns the exit code.
 *
 * @throws Refused with the way to the other restore when one is at work.
 */
export async function beginRun(
  session: RestoreSession,
  id: string,
  send: () => Promise<KnownRestoreFragment>,
): Promise<number> {
  session.setAtWork(id);
  let restore: KnownRestoreFragment;
  try {
    restore = await tryAgain(send);
  } catch (error) {
    session.setAtWork(undefined);
    const other = restoreInTheWayOf(error);
    if (other === undefined) throw error;
    throw new Refused(
      `${session.sentenceOf(error)} ${session.command('--go-on', other)} follows it, and Ctrl-C there stops it.`,
      { cause: error },
    );
  }
  return endOfRun(session, restore);
}
