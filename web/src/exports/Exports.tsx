import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { createContext, use, useEffect, useState, useSyncExternalStore } from 'react';
import { readFragment } from '../../../client/__generated__/fragment-masking.ts';
import { createExportApi } from '../../../client/exports/apollo-export-api.ts';
import { KnownExport, RequestExport } from '../../../client/exports/documents.ts';
import type { ExportStore, ExportsSnapshot } from '../../../client/exports/export-store.ts';
import { createExportStore } from '../../../client/exports/export-store.ts';
import { findExport } from '../../../client/exports/known-exports.ts';
import { useReach } from '../connection/Connection.tsx';
import type { DownloadState, Downloads } from '../downloads/downloads.ts';
import { createDownloads } from '../downloads/downloads.ts';
import { handOver } from '../downloads/hand-over.ts';
import { createOncePerBrowser } from '../downloads/once-per-browser.ts';
import { tryLink } from '../downloads/try-link.ts';
import type { Folder } from '../folder/folder.ts';
import { createFolder } from '../folder/folder.ts';
import { identityId } from '../session/identity-id.ts';
import { localSiteStorage, tabSiteStorage } from '../storage/site-storage.ts';
import { createAskedHere } from './asked-here.ts';
import { CopyFactsFields } from './CopyFacts.tsx';
import { requestVariables } from './export-request.ts';
import { freshLink } from './fresh-link.ts';
import type { Requests, RequestsState } from './requests.ts';
import { createRequests } from './requests.ts';
import { settleAwaited } from './settle-awaited.ts';

interface Exports {
  readonly store: ExportStore;
  readonly requests: Requests;
  readonly downloads: Downloads;
  readonly folder: Folder;
}

const ExportsContext = createContext<Exports | undefined>(undefined);

/** How often a server that does not answer is asked. */
const againMs = 4_000;

/**
 * Keeps the exports up to date while it is mounted. Downloads each export that this tab requested once, when it becomes
 * READY.
 */
export function ExportsProvider({ children }: { readonly children: ReactNode }) {
  const client = useApolloClient();
  const reach = useReach();
  const [{ store, requests, downloads, folder, settle }] = useState(() => createExports(client));

  useEffect(settle, [settle]);
  useEffect(() => store.start(), [store]);

  useEffect(() => {
    if (reach === 'offline') return undefined;
    void store.refresh();
    downloads.again();
    if (reach === 'reached') return undefined;
    const timer = setInterval(() => void store.refresh(), againMs);
    return () => clearInterval(timer);
  }, [store, downloads, reach]);

  // A sleeping tab receives no events.
  useEffect(() => {
    const onVisible = () => {
      if (document.visibilityState === 'visible') void store.refresh();
    };
    document.addEventListener('visibilitychange', onVisible);
    return () => document.removeEventListener('visibilitychange', onVisible);
  }, [store]);

  const [exports] = useState(() => ({ store, requests, downloads, folder }));
  return <ExportsContext value={exports}>{children}</ExportsContext>;
}

export function useExports(): Exports & { readonly snapshot: ExportsSnapshot; readonly asking: RequestsState } {
  const exports = use(ExportsContext);
  if (!exports) throw new Error('useExports: expected an ExportsProvider above, found none.');
  const snapshot = useSyncExternalStore(exports.store.listen, exports.store.snapshot);
  const asking = useSyncExternalStore(exports.requests.state.listen, exports.requests.state.get);
  return { ...exports, snapshot, asking };
}

/** The state of one export's download, and a function that starts it. */
export function useDownload(id: string): { readonly state: DownloadState; readonly download: () => void } {
  const { downloads } = useExports();
  const states = useSyncExternalStore(downloads.states.listen, downloads.states.get);
  return { state: states.get(id) ?? { kind: 'idle' }, download: () => void downloads.fetch(id) };
}

function createExports(client: ApolloClient): Exports & { readonly settle: () => () => void } {
  const store = createExportStore(createExportApi(client));
  const asked = createAskedHere(tabSiteStorage);
  const folder = createFolder(identityId);
  const downloads = createDownloads({
    sourceOf: (id) => ({ freshLink: () => freshLink(client, store, id), tryLink, handOver }),
    // The type says that every browser has locks. A browser in an insecure context has none.
    hasFolder: folder.isChosen,
    async intoFolder(id) {
      const handle = folder.chosen.get();
      if (!handle) return undefined;
      if (!(await folder.mayWrite(handle))) return { kind: 'failed', folder: handle.name, why: 'REFUSED' };
      const copy = findExport(store.snapshot().known, id);
      const { archive } = copy ? readFragment(CopyFactsFields, copy) : {};
      if (!archive) return undefined;
      const { saveCopy } = await import('../folder/save-copy.ts');
      const { fileName, sha256 } = archive;
      return saveCopy({
        client,
        folder: handle,
        copy: { id, fileName, sha256 },
        freshLink: () => freshLink(client, store, id),
      });
    },
    once: createOncePerBrowser(localSiteStorage, navigator.locks),
    settled: (id) => asked.settle(id),
  });
  const requests = createRequests({
    async send(request) {
      // Both belong to the click, so they come before anything is waited for.
      downloads.pressed();
      folder.pressed();
      const { data } = await client.mutate({
        mutation: RequestExport,
        variables: requestVariables(request),
        fetchPolicy: 'no-cache',
      });
      return readFragment(KnownExport, data?.requestExport) ?? undefined;
    },
    store,
    asked,
  });
  return { store, requests, downloads, folder, settle: () => settleAwaited(store, asked, downloads) };
}
