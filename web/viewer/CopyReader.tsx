import type { ReactNode } from 'react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { copiesAmong } from '../copy/copies-among.ts';
import type { Chosen } from '../copy/copy-files.ts';
import type { OpenedCopy } from '../copy/opened-copy.ts';
import { announce } from '../src/shell/announce.ts';
import { Choose } from './choose/Choose.tsx';
import { Opened } from './opened/Opened.tsx';
import { verdictTitle } from './opened/verdict-title.ts';
import { ReadingProgress } from './reader/ReadingProgress.tsx';
import type { SpokenProblem } from './reader/spoken-problem.ts';
import type { ReaderWorker } from './reader/start-reading.ts';
import { useCopies } from './reader/use-copies.ts';
import { useCopy } from './reader/use-copy.ts';
import { Several } from './several/Several.tsx';
import { useSpoken } from './words/Spoken.tsx';

interface Props {
  /** Stays the same function. */
  readonly openWorker: () => ReaderWorker;
  /** What happens to the file, where something is sent. */
  readonly privacy?: string;
  /** Shown below the verdict of a copy that was read. */
  readonly about?: (opened: { readonly copy: OpenedCopy; readonly chosen: readonly Chosen[] }) => ReactNode;
}

/** Choose, read, look; with several copies, the list of them in between. The focus follows, because what had it disappears. */
export function CopyReader({ openWorker, privacy, about }: Props) {
  const { words } = useSpoken();
  const { state, open, refuse, openYears, stop, leave } = useCopy(openWorker);
  const copies = useCopies(openWorker);
  const { add, addRead, clear } = copies;
  const areSeveral = copies.list.length > 0;
  const step = state.step === 'choose' && areSeveral ? 'several' : state.step;
  const { leftOut } = copies;
  const nothingFound = useMemo(
    () => (areSeveral || leftOut === 0 ? null : noCopyAmong(leftOut)),
    [areSeveral, leftOut],
  );
  const problem = state.step === 'choose' ? (state.problem ?? nothingFound) : null;
  const heading = useRef<HTMLHeadingElement>(null);
  const lastStep = useRef(step);
  const lastProblem = useRef(problem);
  const spoken = useRef(words);
  spoken.current = words;

  useEffect(() => {
    const cameFrom = lastStep.current;
    const isNewProblem = problem !== null && lastProblem.current !== problem;
    lastStep.current = step;
    lastProblem.current = problem;
    if (cameFrom === step && !isNewProblem) return;
    heading.current?.focus();
    const { reading } = spoken.current;
    if (state.step === 'reading') announce(reading.heading);
    else if (state.step === 'opened') announce(reading.done(verdictTitle(state.copy, spoken.current)));
    else if (state.isCancelled && cameFrom === 'reading') announce(reading.cancelled);
  }, [step, state, problem]);

  const onChoose = useCallback(
    (chosen: readonly Chosen[]) => {
      const { copies: found } = copiesAmong(chosen);
      const [only] = found;
      if (only && found.length === 1) {
        clear();
        open(only);
      } else add(chosen);
    },
    [open, add, clear],
  );
  /** What was said of another copy is old news once the list is changed. */
  const changing = <Given extends readonly unknown[]>(change: (...given: Given) => void) =>
    function changed(...given: Given): void {
      leave();
      change(...given);
    };

  if (state.step === 'reading') return <ReadingProgress heading={heading} state={state} onCancel={stop} />;
  if (state.step === 'opened')
    return (
      <Opened
        heading={heading}
        copy={state.copy}
        years={state.years}
        onYears={openYears}
        onLeave={leave}
        onAddAnother={
          areSeveral
            ? undefined
            : () => {
                addRead(state.copy, state.chosen);
                leave();
              }
        }
        about={about?.(state)}
      />
    );
  if (areSeveral)
    return (
      <Several
        heading={heading}
        copies={{ ...copies, add: changing(add), remove: changing(copies.remove), clear: changing(clear) }}
        problem={problem}
        onLook={open}
        onUnreadable={refuse}
        openWorker={openWorker}
      />
    );
  return <Choose heading={heading} problem={problem} onChoose={onChoose} onUnreadable={refuse} privacy={privacy} />;
}

const noCopyAmong =
  (leftOut: number): SpokenProblem =>
  (words, formats) => ({
    what: words.several.leftOut(formats.count(leftOut)),
    next: words.problem({ code: 'NOT_A_COPY', facts: {} }).next,
  });
