import type { ApolloClient } from '@apollo/client';
import { map, mergeMap, of, retry, throwError, timer } from 'rxjs';
import type { FragmentType } from '../__generated__/fragment-masking.ts';
import { readFragment } from '../__generated__/fragment-masking.ts';
import type { KnownRestoreFragment } from '../__generated__/graphql.ts';
import {
  ApplyRestore,
  CheckRestore,
  KnownRestore,
  PrepareRestore,
  RestoreChanges,
  RestorePreviewQuery,
  RestoreQuery,
  RestoresPageQuery,
  StopRestore,
  UndoRestore,
  UploadFormQuery,
} from './documents.ts';
import type { RestoreApi } from './restore-api.ts';

const pageLimit = 10;
const firstRetryMs = 2_000;
const longestRetryMs = 60_000;

/** The API over Apollo, without its cache: the higher version of a restore wins, not the last one written. */
export function createRestoreApi(client: ApolloClient): RestoreApi {
  const fetchPolicy = 'no-cache';
  return {
    async prepare(variables) {
      const { data } = await client.mutate({ mutation: PrepareRestore, variables, fetchPolicy });
      return present(data?.prepareRestore);
    },
    async uploadForm(id) {
      const { data } = await client.query({ query: UploadFormQuery, variables: { id }, fetchPolicy });
      return data?.restore?.upload ?? null;
    },
    async check(id, options) {
      const { data } = await client.mutate({ mutation: CheckRestore, variables: { id, ...options }, fetchPolicy });
      return present(data?.checkRestore);
    },
    async apply(id, { mode, changesMasters, hash }) {
      const variables = { id, mode, changesMasters, hash };
      const { data } = await client.mutate({ mutation: ApplyRestore, variables, fetchPolicy });
      return present(data?.applyRestore);
    },
    async stop(id) {
      const { data } = await client.mutate({ mutation: StopRestore, variables: { id }, fetchPolicy });
      return present(data?.stopRestore);
    },
    async undo(id) {
      const { data } = await client.mutate({ mutation: UndoRestore, variables: { id }, fetchPolicy });
      return present(data?.undoRestore);
    },
    async one(id) {
      const { data } = await client.query({ query: RestoreQuery, variables: { id }, fetchPolicy });
      return readFragment(KnownRestore, data?.restore) ?? null;
    },
    async page(nextToken) {
      const variables = { limit: pageLimit, nextToken };
      const { data } = await client.query({ query: RestoresPageQuery, variables, fetchPolicy });
      const page = data?.restores;
      return {
        restores: (page?.items ?? []).map((item) => readFragment(KnownRestore, item)),
        nextToken: page?.nextToken ?? null,
      };
    },
    async preview(id, table, recordClass) {
      const variables = { id, table, class: recordClass };
      const { data } = await client.query({ query: RestorePreviewQuery, variables, fetchPolicy });
      return data?.restorePreview ?? { records: [], refused: [] };
    },
    changes: () =>
      client.subscribe({ query: RestoreChanges, fetchPolicy }).pipe(
        mergeMap(({ data, error }) => (error ? throwError(() => error) : of(data?.onRestore))),
        mergeMap((change) => (change ? [change] : [])),
        map((change) => readFragment(KnownRestore, change)),
        // Amplify reconnects by itself. Only a refusal ends the stream, for example of credentials that just expired.
        retry({
          delay: (_, count) => timer(Math.min(longestRetryMs, firstRetryMs * 2 ** count)),
          resetOnSuccess: true,
        }),
      ),
  };
}

function present(answer: FragmentType<typeof KnownRestore> | null | undefined): KnownRestoreFragment {
  const restore = readFragment(KnownRestore, answer);
  if (!restore) throw new Error('The API answered a mutation of a restore without the restore.');
  return restore;
}
