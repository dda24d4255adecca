import { useApolloClient } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { createContext, use, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { createExportApi } from './apollo-export-api.ts';
import type { AskedHere } from './asked-here.ts';
import { createAskedHere } from './asked-here.ts';
import { downloadExport } from './download.ts';
import type { ExportsSnapshot, ExportStore } from './export-store.ts';
import { createExportStore } from './export-store.ts';
import { tabSiteStorage } from '../storage/site-storage.ts';
import { followLink } from './follow-link.ts';
import { findExport, hasEnded } from './known-exports.ts';

interface Exports {
  readonly store: ExportStore;
  readonly asked: AskedHere;
  /** Ids of the exports whose download this tab has started by itself. */
  readonly downloaded: ReadonlySet<string>;
}

const ExportsContext = createContext<Exports | undefined>(undefined);

/** Keeps the exports up to date while it is mounted, and downloads each one that this tab asked for when it becomes READY: once. */
export function ExportsProvider({ children }: { readonly children: ReactNode }) {
  const client = useApolloClient();
  const [store] = useState(() => createExportStore(createExportApi(client)));
  const [asked] = useState(() => createAskedHere(tabSiteStorage));
  const [downloaded, setDownloaded] = useState<ReadonlySet<string>>(new Set());

  useEffect(() => store.start(), [store]);

  useEffect(
    () =>
      store.onReady(({ id }, pushedUrl) => {
        if (!asked.take(id)) return;
        const tell = (started: boolean) => {
          if (started) setDownloaded((before) => new Set([...before, id]));
        };
        if (pushedUrl !== null) {
          followLink(pushedUrl);
          tell(true);
          return;
        }
        // When no link comes, the button beside the message is there: it says why when it is pressed.
        downloadExport(client, store, id).then((outcome) => tell(outcome === 'started'), () => tell(false));
      }),
    [client, store, asked],
  );

  // What ended otherwise is awaited no more.
  useEffect(
    () =>
      store.listen(() => {
        const id = asked.latest();
        const status = id === undefined ? undefined : findExport(store.snapshot().known, id)?.status;
        if (id !== undefined && status !== undefined && status !== 'READY' && hasEnded(status)) asked.take(id);
      }),
    [store, asked],
  );

  // A sleeping tab hears nothing.
  useEffect(() => {
    const onVisible = () => {
      if (document.visibilityState === 'visible') void store.refresh();
    };
    document.addEventListener('visibilitychange', onVisible);
    return () => document.removeEventListener('visibilitychange', onVisible);
  }, [store]);

  const exports = useMemo(() => ({ store, asked, downloaded }), [store, asked, downloaded]);
  return <ExportsContext value={exports}>{children}</ExportsContext>;
}

export function useExports(): Exports & { readonly snapshot: ExportsSnapshot } {
  const exports = use(ExportsContext);
  if (!exports) throw new Error('useExports: expected an ExportsProvider above, found none.');
  const snapshot = useSyncExternalStore(exports.store.listen, exports.store.snapshot);
  return { ...exports, snapshot };
}
