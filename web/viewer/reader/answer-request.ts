import { compareCopies } from '../../copy/compare-copies.ts';
import { CopyProblem } from '../../copy/copy-problem.ts';
import { openCopy } from '../../copy/open-copy.ts';
import type { ReaderNews, ReaderRequest } from './reader-messages.ts';

/** Reads or compares, and tells each step and the end, whichever it is. The same code runs in the worker and in the page. */
export async function answerRequest(
  request: ReaderRequest,
  tell: (news: ReaderNews) => void,
  breathe: () => Promise<void> | void,
): Promise<void> {
  let toldAt = 0;
  const onProgress = (done: number, total: number) => {
    const now = performance.now();
    if (now - toldAt < progressEveryMs) return;
    toldAt = now;
    tell({ kind: 'progress', done, total });
  };
  try {
    if (request.kind === 'read') tell({ kind: 'opened', copy: await openCopy({ ...request, onProgress, breathe }) });
    else tell({ kind: 'compared', comparison: await compareCopies({ ...request, onProgress, breathe }) });
  } catch (error) {
    if (error instanceof CopyProblem) tell({ kind: 'problem', problem: { code: error.code, facts: error.facts } });
    else if (error instanceof Error) tell({ kind: 'unexpected', message: error.message });
    else throw error;
  }
}

const progressEveryMs = 80;
