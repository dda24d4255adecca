import { useEffect, useRef } from 'react';
import { Announcer } from '../src/shell/Announcer.tsx';
import { announce } from '../src/shell/announce.ts';
import { Choose } from './choose/Choose.tsx';
import { Opened } from './opened/Opened.tsx';
import { verdictTitle } from './opened/verdict-title.ts';
import { ReadingProgress } from './reader/ReadingProgress.tsx';
import { useCopy } from './reader/use-copy.ts';
import { Frame } from './shell/Frame.tsx';
import { useSpoken } from './words/Spoken.tsx';

/** Choose, read, look. The focus follows, because what had it disappears. */
export function Viewer({ script }: { readonly script: string }) {
  const { words } = useSpoken();
  const { state, open, refuse, openYears, stop, leave } = useCopy(script);
  const { step } = state;
  const heading = useRef<HTMLHeadingElement>(null);
  const lastStep = useRef(step);
  const spoken = useRef(words);
  spoken.current = words;

  useEffect(() => {
    if (lastStep.current === step) return;
    lastStep.current = step;
    heading.current?.focus();
    const { reading } = spoken.current;
    if (state.step === 'reading') announce(reading.heading);
    else if (state.step === 'opened') announce(reading.done(verdictTitle(state.copy, spoken.current)));
    else if (state.isCancelled) announce(reading.cancelled);
  }, [step, state]);

  return (
    <>
      <Frame>
        {state.step === 'choose' && (
          <Choose heading={heading} problem={state.problem} onChoose={open} onUnreadable={refuse} />
        )}
        {state.step === 'reading' && <ReadingProgress heading={heading} state={state} onCancel={stop} />}
        {state.step === 'opened' && (
          <Opened heading={heading} copy={state.copy} years={state.years} onYears={openYears} onLeave={leave} />
        )}
      </Frame>
      <Announcer />
    </>
  );
}
