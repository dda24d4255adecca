import type { ApolloClient } from '@apollo/client';
import { readFragment } from '../../__generated__/fragment-masking.ts';
import { DownloadUrlQuery, KnownExport } from './documents.ts';
import type { ExportStore } from './export-store.ts';
import { followLink } from './follow-link.ts';

/**
 * Asks for a fresh link and follows it. `gone`: there is no such export or no file any more, which the store then knows too.
 *
 * @throws what Apollo throws when the request fails.
 */
export async function downloadExport(client: ApolloClient, store: ExportStore, id: string): Promise<'started' | 'gone'> {
  const { data } = await client.query({ query: DownloadUrlQuery, variables: { id }, fetchPolicy: 'no-cache' });
  const found = data?.export;
  if (!found) {
    store.remove(id);
    return 'gone';
  }
  store.take(readFragment(KnownExport, found));
  if (!found.downloadUrl) return 'gone';
  followLink(found.downloadUrl);
  return 'started';
}
