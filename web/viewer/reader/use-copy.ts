import { useCallback, useEffect, useRef, useState } from 'react';
import type { Chosen } from '../../copy/copy-files.ts';
import type { OpenedCopy } from '../../copy/opened-copy.ts';
import type { ReadRequest } from './reader-messages.ts';
import type { SpokenProblem } from './spoken-problem.ts';
import { spokenProblem } from './spoken-problem.ts';
import type { ReaderWorker, Reading } from './start-reading.ts';
import { startReading } from './start-reading.ts';

export interface ReadingState {
  readonly step: 'reading';
  readonly done: number;
  readonly total: number;
}

export type CopyState =
  | { readonly step: 'choose'; readonly problem: SpokenProblem | null; readonly isCancelled: boolean }
  | ReadingState
  | {
      readonly step: 'opened';
      readonly copy: OpenedCopy;
      readonly chosen: readonly Chosen[];
      readonly years: ReadonlySet<string> | null;
    };

const nothingChosen = { step: 'choose', problem: null, isCancelled: false } as const;

/** The copy that is looked into: being read, or open. */
export function useCopy(openWorker: () => ReaderWorker) {
  const [state, setState] = useState<CopyState>(nothingChosen);
  const reading = useRef<Reading | null>(null);
  const chosen = useRef<readonly Chosen[]>([]);
  useEffect(() => () => reading.current?.stop(), []);

  const read = useCallback(
    (request: ReadRequest) => {
      reading.current?.stop();
      chosen.current = request.chosen;
      setState({ step: 'reading', done: 0, total: 0 });
      reading.current = startReading(openWorker, request, (news) => {
        if (news.kind === 'progress') setState({ step: 'reading', done: news.done, total: news.total });
        else if (news.kind === 'opened')
          setState({
            step: 'opened',
            copy: news.copy,
            chosen: request.chosen,
            years: request.years?.years ?? null,
          });
        else if (news.kind === 'problem' || news.kind === 'unexpected')
          setState({ step: 'choose', isCancelled: false, problem: spokenProblem(news) });
      });
    },
    [openWorker],
  );
  const open = useCallback(
    (files: readonly Chosen[]) => read({ kind: 'read', chosen: files, years: null, isSummary: false }),
    [read],
  );
  const openYears = useCallback(
    (years: ReadRequest['years']) => read({ kind: 'read', chosen: chosen.current, years, isSummary: false }),
    [read],
  );
  const refuse = useCallback(
    (message: string) => setState({ ...nothingChosen, problem: (words) => words.unexpected(message) }),
    [],
  );
  const stop = useCallback(() => {
    reading.current?.stop();
    setState({ ...nothingChosen, isCancelled: true });
  }, []);
  const leave = useCallback(() => setState(nothingChosen), []);
  return { state, open, refuse, openYears, stop, leave };
}
