import { answerRequest } from './answer-request.ts';
import type { ReaderNews, ReaderRequest } from './reader-messages.ts';
import { slices } from './slices.ts';

/** A reading that can be given up. After `stop` nothing more is told. */
export interface Reading {
  readonly stop: () => void;
}

/** A worker that runs `serveReader`; undefined where the browser allows none. `close` ends it. */
export interface ReaderWorker {
  readonly worker: Worker | undefined;
  readonly close: () => void;
}

/**
 * Reads in a worker. Some browsers block such a worker for a page from the disk, and say so only by an error, or not at
 * all. WebKit runs it, and lets it read no file. Then the page reads by itself, in slices, so that it still answers.
 */
export function startReading(
  openWorker: () => ReaderWorker,
  request: ReaderRequest,
  tell: (news: ReaderNews) => void,
): Reading {
  let isStopped = false;
  const tellOn = (news: ReaderNews) => {
    if (!isStopped) tell(news);
  };
  const { worker, close } = openWorker();
  const readHere = () => {
    end();
    if (isStopped || isReadingHere) return;
    isReadingHere = true;
    const breathe = slices();
    void answerRequest(request, tellOn, async () => {
      await breathe();
      // A reading that was given up never goes on, and is collected with its data.
      if (isStopped) await new Promise(() => undefined);
    });
  };
  let isReadingHere = false;
  const timer = setTimeout(readHere, readyWithinMs);
  const end = () => {
    clearTimeout(timer);
    close();
  };
  if (!worker) readHere();
  worker?.addEventListener('error', readHere);
  worker?.addEventListener('message', ({ data }: MessageEvent<ReaderNews>) => {
    if (data.kind === 'ready') {
      clearTimeout(timer);
      worker.postMessage(request);
      return;
    }
    if (data.kind === 'problem' && data.problem.code === 'UNREADABLE') {
      readHere();
      return;
    }
    tellOn(data);
    if (data.kind !== 'progress') end();
  });
  return {
    stop() {
      isStopped = true;
      end();
    },
  };
}

const readyWithinMs = 2_000;
