import { readCopy } from './read-copy.ts';
import type { ReaderNews, ReadRequest } from './reader-messages.ts';
import { slices } from './slices.ts';

/** A reading that can be given up. After `stop` nothing more is told. */
export interface Reading {
  readonly stop: () => void;
}

/**
 * Reads in a worker made of this page's own script. Some browsers block such a worker for a page from the disk, and say
 * so only by an error, or not at all. Then the page reads by itself, in slices, so that it still answers.
 */
export function startReading(script: string, request: ReadRequest, tell: (news: ReaderNews) => void): Reading {
  let isStopped = false;
  const tellOn = (news: ReaderNews) => {
    if (!isStopped) tell(news);
  };
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const worker = openWorker(url);
  const readHere = () => {
    end();
    if (isStopped || isReadingHere) return;
    isReadingHere = true;
    const breathe = slices();
    void readCopy(request, tellOn, async () => {
      await breathe();
      // A reading that was given up never goes on, and is collected with its data.
      if (isStopped) await new Promise(() => undefined);
    });
  };
  let isReadingHere = false;
  const timer = setTimeout(readHere, readyWithinMs);
  const end = () => {
    clearTimeout(timer);
    worker?.terminate();
    URL.revokeObjectURL(url);
  };
  if (!worker) readHere();
  worker?.addEventListener('error', readHere);
  worker?.addEventListener('message', ({ data }: MessageEvent<ReaderNews>) => {
    if (data.kind === 'ready') {
      clearTimeout(timer);
      worker.postMessage(request);
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

function openWorker(url: string): Worker | undefined {
  try {
    return new Worker(url);
  } catch (error) {
    // Blocked by the browser's own policy for files.
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

const readyWithinMs = 2_000;
