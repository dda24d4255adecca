import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { downloadExport } from './download.ts';
import { useExports } from './Exports.tsx';

export type DownloadState = { readonly kind: 'idle' | 'asking' | 'gone' } | { readonly kind: 'failed'; readonly error: unknown };

/** The download of one export at a click, with a fresh link each time. */
export function useDownload(id: string): { readonly state: DownloadState; readonly download: () => void } {
  const client = useApolloClient();
  const { store } = useExports();
  const [state, setState] = useState<DownloadState>({ kind: 'idle' });
  return {
    state,
    download() {
      if (state.kind === 'asking') return;
      setState({ kind: 'asking' });
      downloadExport(client, store, id).then(
        (outcome) => setState({ kind: outcome === 'started' ? 'idle' : 'gone' }),
        (error: unknown) => setState({ kind: 'failed', error }),
      );
    },
  };
}
