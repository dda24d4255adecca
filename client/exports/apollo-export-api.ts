import type { ApolloClient } from '@apollo/client';
import { CONNECTION_STATE_CHANGE, ConnectionState } from 'aws-amplify/api';
import { Hub } from 'aws-amplify/utils';
import { map, mergeMap, Observable, of, retry, throwError, timer } from 'rxjs';
import { readFragment } from '../__generated__/fragment-masking.ts';
import { ExportChanges, ExportQuery, ExportsPageQuery, KnownExport } from './documents.ts';
import type { ExportApi } from './export-api.ts';

const pageLimit = 20;
const firstRetryMs = 2_000;
const longestRetryMs = 60_000;

/**
 * The API over Apollo, without its cache. The cache keeps the last value that is written, and here the higher version
 * has to win (see `known-exports.ts`).
 */
export function createExportApi(client: ApolloClient): ExportApi {
  const fetchPolicy = 'no-cache';
  return {
    async page(nextToken) {
      const { data } = await client.query({
        query: ExportsPageQuery,
        variables: { limit: pageLimit, nextToken },
        fetchPolicy,
      });
      const page = data?.exports;
      return {
        exports: (page?.items ?? []).map((item) => readFragment(KnownExport, item)),
        nextToken: page?.nextToken ?? null,
      };
    },
    async one(id) {
      const { data } = await client.query({ query: ExportQuery, variables: { id }, fetchPolicy });
      return readFragment(KnownExport, data?.export) ?? null;
    },
    changes: () =>
      client.subscribe({ query: ExportChanges, fetchPolicy }).pipe(
        mergeMap(({ data, error }) => (error ? throwError(() => error) : of(data?.onExport))),
        mergeMap((change) => (change ? [change] : [])),
        map((change) => ({ export: readFragment(KnownExport, change), downloadUrl: change.downloadUrl ?? null })),
        // Amplify reconnects automatically after a lost connection. Only a refusal ends the stream, for example of
        // credentials that have just expired.
        retry({
          delay: (_, count) => timer(Math.min(longestRetryMs, firstRetryMs * 2 ** count)),
          resetOnSuccess: true,
        }),
      ),
    connected: () =>
      new Observable<boolean>((observer) =>
        Hub.listen('api', ({ payload }) => {
          if (payload.event !== CONNECTION_STATE_CHANGE) return;
          const { connectionState } = payload.data as { connectionState: ConnectionState };
          // Amplify reports Connected when the subscription was acknowledged, not when the socket opened. While it
          // waits for a late keep-alive, the subscription is still in place.
          if (connectionState !== ConnectionState.ConnectedPendingKeepAlive)
            observer.next(connectionState === ConnectionState.Connected);
        }),
      ),
  };
}
