import { readCopy } from './read-copy.ts';
import type { ReaderNews, ReadRequest } from './reader-messages.ts';

/** Runs in the worker. It says that it is ready, and then reads one copy for each message. */
export function serveReader(): void {
  const tell = (news: ReaderNews) => postMessage(news);
  addEventListener('message', ({ data }: MessageEvent<ReadRequest>) => void readCopy(data, tell, () => undefined));
  tell({ kind: 'ready' });
}
