import { answerRequest } from './answer-request.ts';
import type { ReaderNews, ReaderRequest } from './reader-messages.ts';

/** Runs in the worker. It says that it is ready, and then answers each message. */
export function serveReader(): void {
  const tell = (news: ReaderNews) => postMessage(news);
  addEventListener(
    'message',
    ({ data }: MessageEvent<ReaderRequest>) => void answerRequest(data, tell, () => undefined),
  );
  tell({ kind: 'ready' });
}
