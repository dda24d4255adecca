import { useCallback } from 'react';
import { Announcer } from '../src/shell/Announcer.tsx';
import { CopyReader } from './CopyReader.tsx';
import { scriptWorker } from './reader/script-worker.ts';
import { Frame } from './shell/Frame.tsx';

/** The whole of viewer.html. */
export function Viewer({ script }: { readonly script: string }) {
  const openWorker = useCallback(() => scriptWorker(script), [script]);
  return (
    <>
      <Frame>
        <CopyReader openWorker={openWorker} />
      </Frame>
      <Announcer />
    </>
  );
}
