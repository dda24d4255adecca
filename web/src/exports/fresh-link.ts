import type { ApolloClient } from '@apollo/client';
import { readFragment } from '../../../client/__generated__/fragment-masking.ts';
import { DownloadUrlQuery, KnownExport } from '../../../client/exports/documents.ts';
import type { ExportStore } from '../../../client/exports/export-store.ts';

/**
 * Requests a fresh link to an export's file. Null: the export or its file does not exist or no longer exists. Then the
 * store is updated too.
 *
 * @throws Apollo's error when the request fails.
 */
export async function freshLink(client: ApolloClient, store: ExportStore, id: string): Promise<string | null> {
  const { data } = await client.query({ query: DownloadUrlQuery, variables: { id }, fetchPolicy: 'no-cache' });
  const found = data?.export;
  if (!found) {
    store.remove(id);
    return null;
  }
  store.take(readFragment(KnownExport, found));
  return found.downloadUrl ?? null;
}
