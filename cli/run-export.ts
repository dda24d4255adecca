import { readFragment } from '../web/__generated__/fragment-masking.ts';
import type { KnownExportFragment, WholeExportFragment } from '../web/__generated__/graphql.ts';
import { createApolloClient } from '../web/src/apollo/client.ts';
import { createExportApi } from '../web/src/exports/apollo-export-api.ts';
import { CliExportQuery } from './documents.ts';
import { KnownExport, RequestExport, WholeExport } from '../web/src/exports/documents.ts';
import { createExportStore } from '../web/src/exports/export-store.ts';
import { findExport, hasEnded } from '../web/src/exports/known-exports.ts';
import { makeUlid } from '../web/src/exports/ulid.ts';
import { Refused } from './refused.ts';

export type FinishedExport = WholeExportFragment & { readonly id: string; readonly downloadUrl: string };

interface RunOptions {
  readonly from: string;
  readonly to: string;
  /** Called with each state that is news. */
  readonly onProgress: (known: KnownExportFragment) => void;
}

/** Asks for an export and waits for it as the page does: subscribed first, then asked, and asked again where events fail to come. */
export async function runExport({ from, to, onProgress }: RunOptions): Promise<FinishedExport> {
  const client = createApolloClient();
  const store = createExportStore(createExportApi(client));
  const stop = store.start();
  try {
    const id = makeUlid();
    const { data } = await client.mutate({ mutation: RequestExport, variables: { from, to, requestId: id } });
    const asked = readFragment(KnownExport, data?.requestExport);
    if (asked) store.take(asked);
    const ended = await new Promise<KnownExportFragment>((resolve) => {
      const look = () => {
        const known = findExport(store.snapshot().known, id);
        if (known === undefined) return;
        onProgress(known);
        if (hasEnded(known.status)) resolve(known);
      };
      store.listen(look);
      look();
    });
    return await finish(client, ended);
  } finally {
    stop();
    client.stop();
  }
}

async function finish(client: ReturnType<typeof createApolloClient>, { id, status }: KnownExportFragment): Promise<FinishedExport> {
  const { data } = await client.query({ query: CliExportQuery, variables: { id }, fetchPolicy: 'no-cache' });
  const whole = readFragment(WholeExport, data?.export);
  const downloadUrl = data?.export?.downloadUrl;
  if (status === 'FAILED') throw new Refused(`The export failed (${whole?.failure?.code ?? 'no reason given'}): ${whole?.failure?.message ?? 'see the log of the worker.'}`);
  if (status === 'CANCELLED') throw new Refused('The export was cancelled elsewhere.');
  if (!whole?.archive || !downloadUrl) throw new Refused('The export is ready, but its file is gone. Export again.');
  return { ...whole, id, downloadUrl };
}
