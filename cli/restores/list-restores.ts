import type { KnownRestoreFragment } from '../../client/__generated__/graphql.ts';
import { exitCodes } from '../exit-codes.ts';
import { unlessAborted } from '../interruption.ts';
import { tryAgain } from '../try-again.ts';
import { listLines } from './list-lines.ts';
import type { RestoreSession } from './restore-session.ts';

/** `--list`: prints the person's restores, newest first. Returns the exit code. */
export async function listRestores({ api, signal, say, tell, report }: RestoreSession): Promise<number> {
  const restores: KnownRestoreFragment[] = [];
  let nextToken: string | null = null;
  do {
    const token: string | null = nextToken;
    const page: Awaited<ReturnType<typeof api.page>> = await unlessAborted(
      signal,
      tryAgain(() => api.page(token)),
    );
    restores.push(...page.restores);
    nextToken = page.nextToken;
  } while (nextToken !== null && restores.length < mostListed);
  report({ restores });
  for (const line of listLines(restores, Date.now())) say(line);
  if (nextToken !== null) tell(`These are the newest ${restores.length}.`);
  return exitCodes.done;
}

const mostListed = 100;
