import { useCallback, useEffect, useRef, useState } from 'react';
import type { Comparison } from '../../copy/differences.ts';
import type { CompareRequest } from './reader-messages.ts';
import type { SpokenProblem } from './spoken-problem.ts';
import { spokenProblem } from './spoken-problem.ts';
import type { ReaderWorker, Reading } from './start-reading.ts';
import { startReading } from './start-reading.ts';

export type ComparisonState =
  | { readonly step: 'none' }
  | { readonly step: 'comparing'; readonly done: number; readonly total: number }
  | { readonly step: 'failed'; readonly problem: SpokenProblem }
  | { readonly step: 'compared'; readonly comparison: Comparison };

const none = { step: 'none' } as const;

/** Two copies that are being compared, or were. */
export function useComparison(openWorker: () => ReaderWorker) {
  const [state, setState] = useState<ComparisonState>(none);
  const reading = useRef<Reading | null>(null);
  const leave = useCallback(() => {
    reading.current?.stop();
    setState(none);
  }, []);
  useEffect(() => () => reading.current?.stop(), []);
  const compare = useCallback(
    (request: Omit<CompareRequest, 'kind'>) => {
      reading.current?.stop();
      setState({ step: 'comparing', done: 0, total: 0 });
      reading.current = startReading(openWorker, { kind: 'compare', ...request }, (news) => {
        if (news.kind === 'progress') setState({ step: 'comparing', done: news.done, total: news.total });
        else if (news.kind === 'compared') setState({ step: 'compared', comparison: news.comparison });
        else if (news.kind === 'problem' || news.kind === 'unexpected')
          setState({ step: 'failed', problem: spokenProblem(news) });
      });
    },
    [openWorker],
  );
  return { state, compare, leave };
}
