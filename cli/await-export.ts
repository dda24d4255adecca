import type { ApolloClient } from '@apollo/client';
import { readFragment } from '../client/__generated__/fragment-masking.ts';
import type { KnownExportFragment, WholeExportFragment } from '../client/__generated__/graphql.ts';
import { createExportApi } from '../client/exports/apollo-export-api.ts';
import { KnownExport, RequestExport, WholeExport } from '../client/exports/documents.ts';
import { createExportStore } from '../client/exports/export-store.ts';
import { CliExportQuery } from './documents.ts';
import type { Wanted } from './flags.ts';
import { Refused } from './refused.ts';
import { withSession } from './session.ts';
import { tryAgain } from './try-again.ts';
import { untilEnded } from './until-ended.ts';

export type FinishedExport = WholeExportFragment &
  Pick<KnownExportFragment, 'id' | 'from' | 'to' | 'everything'> & {
    readonly archive: NonNullable<WholeExportFragment['archive']>;
  };

interface Options {
  readonly client: ApolloClient;
  readonly wanted: Wanted;
  /** The export's id. A copy that was requested before keeps its id. */
  readonly id: string;
  /** Called with the request while the request is in flight. */
  readonly onRequest: (request: Promise<unknown>) => void;
  readonly onProgress: (known: KnownExportFragment) => void;
  readonly onProblem: (problem: unknown) => void;
}

/**
 * Requests an export if it was not requested before, and waits for it as the page does. It subscribes first, then
 * requests, and reads again when events fail to arrive.
 */
export async function awaitExport({
  client,
  wanted,
  id,
  onRequest,
  onProgress,
  onProblem,
}: Options): Promise<FinishedExport> {
  if ('id' in wanted) {
    const { known, finished } = await ask(client, id);
    if (known === undefined)
      throw new Refused(`You have no export ${id}. Is it another person's (--email), or another stack's (--outputs)?`);
    if (finished !== undefined) return finished;
  }
  const api = createExportApi(client);
  const store = createExportStore(api);
  const stop = store.start();
  try {
    const first = 'id' in wanted ? withSession(api.one(id)) : request(client, wanted, id);
    if (!('id' in wanted)) onRequest(first);
    const known = await first;
    if (known) store.take(known);
    await untilEnded({ store, id, onProgress, onProblem, nowMs: Date.now });
  } finally {
    stop();
  }
  const { finished } = await ask(client, id);
  if (finished === undefined) throw new Refused('The export is ready, but its file is gone. Export again.');
  return finished;
}

/** A link to the file of an export, signed now. */
export async function freshLink(client: ApolloClient, id: string): Promise<string> {
  const { data } = await withSession(
    client.query({ query: CliExportQuery, variables: { id }, fetchPolicy: 'no-cache' }),
  );
  const link = data?.export?.downloadUrl;
  if (link === undefined || link === null) throw new Refused('The copy is no longer there. Export again.');
  return link;
}

async function request(
  client: ApolloClient,
  { period, language }: Exclude<Wanted, { id: string }>,
  requestId: string,
): Promise<KnownExportFragment | null | undefined> {
  const variables = { ...(period === 'everything' ? {} : { from: period.from, to: period.to }), language, requestId };
  const { data } = await tryAgain(() => client.mutate({ mutation: RequestExport, variables }));
  return readFragment(KnownExport, data?.requestExport);
}

/**
 * `finished` is the export while it is READY. `known` is the export in any state, but throws Refused when it ended
 * without a file.
 */
async function ask(
  client: ApolloClient,
  id: string,
): Promise<{ readonly known?: KnownExportFragment; readonly finished?: FinishedExport }> {
  const { data } = await withSession(
    client.query({ query: CliExportQuery, variables: { id }, fetchPolicy: 'no-cache' }),
  );
  const known = readFragment(KnownExport, data?.export);
  const whole = readFragment(WholeExport, data?.export);
  if (!known || !whole) return {};
  if (known.status === 'FAILED')
    throw new Refused(
      `The export failed (${whole.failure?.code ?? 'no reason given'}): ${whole.failure?.message ?? 'see the log of the worker.'}`,
    );
  if (known.status === 'CANCELLED') throw new Refused('The export was cancelled. Export again.');
  if (known.status === 'EXPIRED')
    throw new Refused(`The copy was removed${whole.expiresAt ? ` on ${whole.expiresAt}` : ''}. Export again.`);
  if (known.status !== 'READY') return { known };
  if (!whole.archive) throw new Refused('The export is ready, but says nothing of its file. Export again.');
  return {
    known,
    finished: { ...whole, id, from: known.from, to: known.to, everything: known.everything, archive: whole.archive },
  };
}
