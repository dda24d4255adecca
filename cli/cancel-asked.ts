import { setTimeout } from 'node:timers/promises';
import type { ApolloClient } from '@apollo/client';
import { readFragment } from '../client/__generated__/fragment-masking.ts';
import { apiProblemOf } from '../client/apollo/api-problem.ts';
import { CancelExport, KnownExport } from '../client/exports/documents.ts';

/** A person who wants to leave must not wait longer for a server. */
const longestWaitMs = 10_000;

interface Options {
  readonly client: ApolloClient;
  readonly id: string;
  /**
   * The call in progress that requests the export and waits for it. Its request must not arrive after the cancellation.
   */
  readonly asking: Promise<unknown>;
  /** The command that fetches the copy later. */
  readonly command: string;
}

/** Cancels an export that this command requested. Returns a sentence about the result. */
export async function cancelAsked({ client, id, asking, command }: Options): Promise<string> {
  const waiting = new AbortController();
  const tooLong = setTimeout(longestWaitMs, 'too long' as const, { signal: waiting.signal, ref: false });
  tooLong.catch(() => undefined);
  try {
    await Promise.race([asking.catch(() => undefined), tooLong]);
    const answer = await Promise.race([client.mutate({ mutation: CancelExport, variables: { id } }), tooLong]);
    if (answer === 'too long')
      return `The server did not say whether it cancelled the export; it may go on. ${command} fetches the copy.`;
    const status = readFragment(KnownExport, answer.data?.cancelExport)?.status;
    return status === 'READY'
      ? `Interrupted. The copy was ready already: ${command} fetches it.`
      : 'Interrupted. The export was cancelled.';
  } catch (error) {
    if (apiProblemOf(error) === 'NotFound') return 'Interrupted. Nothing had been asked for yet.';
    return `Interrupted. The export could not be cancelled, and may go on. ${command} fetches the copy.`;
  } finally {
    waiting.abort();
  }
}
