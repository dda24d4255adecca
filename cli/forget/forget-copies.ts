import type { ApolloClient } from '@apollo/client';
import { readFragment } from '../../client/__generated__/fragment-masking.ts';
import { apiProblemOf } from '../../client/apollo/api-problem.ts';
import { CancelExport, DeleteExport, ExportsPageQuery, KnownExport } from '../../client/exports/documents.ts';
import { DeleteReceipt, KnownReceipt, ReceiptsPageQuery } from '../../client/receipts/documents.ts';
import { endedByStatus } from '../../ledger/export-status.ts';
import { tryAgain } from '../try-again.ts';

/** What the service keeps of a person's copies. */
export interface KeptCopies {
  readonly exports: readonly { readonly id: string; readonly isAtWork: boolean }[];
  /** The ids of copies that have a receipt. */
  readonly receipts: readonly string[];
}

/** The largest page of both lists. */
const pageSize = 50;

/** Lists everything that `forgetCopies` would remove. */
export async function keptCopies(client: ApolloClient): Promise<KeptCopies> {
  const exports: { id: string; isAtWork: boolean }[] = [];
  for (let nextToken: string | null | undefined = null; nextToken !== undefined; ) {
    const variables: { limit: number; nextToken: string | null } = { limit: pageSize, nextToken };
    const { data } = await tryAgain(() =>
      client.query({ query: ExportsPageQuery, variables, fetchPolicy: 'network-only' }),
    );
    for (const item of data?.exports?.items ?? []) {
      const { id, status } = readFragment(KnownExport, item);
      exports.push({ id, isAtWork: !endedByStatus[status] });
    }
    nextToken = data?.exports?.nextToken ?? undefined;
  }
  const receipts: string[] = [];
  for (let nextToken: string | null | undefined = null; nextToken !== undefined; ) {
    const variables: { limit: number; nextToken: string | null } = { limit: pageSize, nextToken };
    const { data } = await tryAgain(() =>
      client.query({ query: ReceiptsPageQuery, variables, fetchPolicy: 'network-only' }),
    );
    receipts.push(...(data?.receipts?.items ?? []).map((item) => readFragment(KnownReceipt, item).id));
    nextToken = data?.receipts?.nextToken ?? undefined;
  }
  return { exports, receipts };
}

/**
 * Removes them. An export at work is cancelled first. Can be stopped and repeated: what is gone already counts as removed.
 *
 * @returns how many copies stay, because an undo still needs them
 */
export async function forgetCopies(
  client: ApolloClient,
  { exports, receipts }: KeptCopies,
  signal: AbortSignal,
): Promise<number> {
  let needed = 0;
  for (const { id, isAtWork } of exports) {
    signal.throwIfAborted();
    if (isAtWork) await tryAgain(() => client.mutate({ mutation: CancelExport, variables: { id } }));
    try {
      await tryAgain(() => client.mutate({ mutation: DeleteExport, variables: { id } }));
    } catch (error) {
      const problem = apiProblemOf(error);
      if (problem === 'NeededForUndo') needed += 1;
      else if (problem !== 'NotFound') throw error;
    }
  }
  for (const id of receipts) {
    signal.throwIfAborted();
    try {
      await tryAgain(() => client.mutate({ mutation: DeleteReceipt, variables: { id } }));
    } catch (error) {
      if (apiProblemOf(error) !== 'NotFound') throw error;
    }
  }
  return needed;
}
