import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { createContext, use, useEffect, useState, useSyncExternalStore } from 'react';
import type { KnownRestoreFragment, RestoreStatus } from '../../../client/__generated__/graphql.ts';
import { makeUlid } from '../../../client/exports/ulid.ts';
import { createRestoreApi } from '../../../client/restores/apollo-restore-api.ts';
import type { RestoreApi } from '../../../client/restores/restore-api.ts';
import { useReach } from '../connection/Connection.tsx';
import { useExports } from '../exports/Exports.tsx';
import { hashUpload } from './hash-upload.ts';
import type { RestoreStore, RestoresSnapshot } from './restore-store.ts';
import { createRestoreStore } from './restore-store.ts';
import { sendForm } from './send-form.ts';
import type { UploadState, Uploads } from './uploads.ts';
import { createUploads } from './uploads.ts';

interface Restores {
  readonly api: RestoreApi;
  readonly store: RestoreStore;
  readonly uploads: Uploads;
}

const RestoresContext = createContext<Restores | undefined>(undefined);

/** Keeps the restores up to date while it is mounted, and the rest of the page after each restore that has written. */
export function RestoresProvider({ children }: { readonly children: ReactNode }) {
  const client = useApolloClient();
  const reach = useReach();
  const { store: exports, snapshot: exportsNow } = useExports();
  const { connected } = exportsNow;
  const [restores] = useState(() => createRestores(client));
  const { store } = restores;

  useEffect(() => store.start(), [store]);

  useEffect(() => {
    if (reach === 'reached') void store.refresh();
    // Both subscriptions use one connection. Events that came while it was lost are lost.
  }, [store, reach, connected]);

  // A sleeping tab receives no events.
  useEffect(() => {
    const onVisible = () => {
      if (document.visibilityState === 'visible') void store.refresh();
    };
    document.addEventListener('visibilitychange', onVisible);
    return () => document.removeEventListener('visibilitychange', onVisible);
  }, [store]);

  useEffect(
    () =>
      store.onStatus(({ status }) => {
        // The safety copy is in the history from now on. It comes without an event of its own.
        if (status === 'APPLYING') void exports.refresh();
        if (hasWritten.has(status)) void client.refetchQueries({ include: 'active' });
      }),
    [store, exports, client],
  );

  return <RestoresContext value={restores}>{children}</RestoresContext>;
}

export function useRestores(): Restores & { readonly snapshot: RestoresSnapshot; readonly upload: UploadState } {
  const restores = use(RestoresContext);
  if (!restores) throw new Error('useRestores: expected a RestoresProvider above, found none.');
  const snapshot = useSyncExternalStore(restores.store.listen, restores.store.snapshot);
  const upload = useSyncExternalStore(restores.uploads.state.listen, restores.uploads.state.get);
  return { ...restores, snapshot, upload };
}

/** A request that changes a restore: whether it is in flight, and why the last one failed. */
export interface RestoreRequest {
  readonly isBusy: boolean;
  readonly error: unknown;
  /** Sends one request at a time. */
  readonly send: (request: (api: RestoreApi) => Promise<KnownRestoreFragment>) => void;
}

/** After a refusal the restore is read again, because its state is probably not the one that the page shows. */
export function useRestoreRequest(id: string): RestoreRequest {
  const { api, store } = useRestores();
  const [state, setState] = useState<{ readonly isBusy: boolean; readonly error?: unknown }>({ isBusy: false });
  return {
    isBusy: state.isBusy,
    error: state.error,
    send(request) {
      if (state.isBusy) return;
      setState({ isBusy: true });
      request(api).then(
        (answer) => {
          setState({ isBusy: false });
          store.take(answer);
        },
        (error: unknown) => {
          setState({ isBusy: false, error });
          void store.ask(id);
        },
      );
    },
  };
}

function createRestores(client: ApolloClient): Restores {
  const api = createRestoreApi(client);
  const store = createRestoreStore(api, () => document.visibilityState === 'visible');
  const uploads = createUploads({
    api,
    hash: hashUpload,
    send: sendForm,
    makeId: makeUlid,
    take: store.take,
    onChecking: store.open,
  });
  return { api, store, uploads };
}

const hasWritten: ReadonlySet<RestoreStatus> = new Set(['APPLIED', 'STOPPED', 'UNDONE', 'UNDO_INCOMPLETE']);
