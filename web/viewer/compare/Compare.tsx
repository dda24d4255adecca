import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { sumOfCounts } from '../../copy/differences.ts';
import { announce } from '../../src/shell/announce.ts';
import type { ReaderWorker } from '../reader/start-reading.ts';
import { useComparison } from '../reader/use-comparison.ts';
import type { ReadCopy } from '../several/read-copies.ts';
import several from '../several/Several.module.css';
import sheet from '../shell/Sheet.module.css';
import { useSpoken } from '../words/Spoken.tsx';
import styles from './Compare.module.css';
import { Comparing } from './Comparing.tsx';
import { CopySelect } from './CopySelect.tsx';
import { chosenPair, likelyPair } from './chosen-pair.ts';
import { Result } from './Result.tsx';

interface Props {
  /** Those that were read, without those that another stands for. */
  readonly copies: readonly ReadCopy[];
  readonly openWorker: () => ReaderWorker;
}

/** Any two copies, and what differs between them. */
export function Compare({ copies, openWorker }: Props) {
  const { words, formats } = useSpoken();
  const { compare: said } = words;
  const id = useId();
  const { state, compare, leave } = useComparison(openWorker);
  const [chosen, setChosen] = useState<readonly [number | null, number | null]>([null, null]);
  const likely = likelyPair(copies);
  const [one, other] = [0, 1].map((place) => copies.find((copy) => copy.id === chosen[place]) ?? likely?.[place]);
  const pair = one && other && one !== other ? chosenPair(one, other) : undefined;
  const pairKey = `${one?.id ?? ''} ${other?.id ?? ''}`;
  // Another pair, also because a copy was added or taken away: what was found is not about it.
  // At once: an effect after the next paint would stop a comparison that a quick press has begun meanwhile.
  useLayoutEffect(() => leave, [pairKey, leave]);

  const result = useRef<HTMLHeadingElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const lastStep = useRef(state.step);
  useEffect(() => {
    if (lastStep.current === state.step) return;
    lastStep.current = state.step;
    if (state.step === 'compared') {
      const { added, changed, gone } = sumOfCounts(state.comparison);
      announce(said.done(formats.count(added), formats.count(changed), formats.count(gone)));
      result.current?.focus();
    } else if (state.step === 'comparing') announce(said.working);
    else if (state.step === 'failed') {
      const { what, next } = state.problem(words, formats);
      announce(`${said.failed} ${what} ${next}`);
    }
  }, [state, said, formats, words]);

  const onChoose = (place: 0 | 1) => (copyId: number) => {
    if (state.step === 'comparing') announce(said.cancelled);
    setChosen(place === 0 ? [copyId, other?.id ?? null] : [one?.id ?? null, copyId]);
  };
  return (
    <section className={sheet.sheet} aria-labelledby={id}>
      <h2 ref={heading} id={id} tabIndex={-1} data-focus-landing="">
        {said.heading}
      </h2>
      <p>{said.intro}</p>
      {!one || !other ? (
        <p className={sheet.soft}>{said.twoNeeded}</p>
      ) : (
        <>
          <div className={styles.pair}>
            <CopySelect label={said.one} copies={copies} chosen={one} onChoose={onChoose(0)} />
            <CopySelect label={said.other} copies={copies} chosen={other} onChoose={onChoose(1)} />
          </div>
          {pair && pair.isSameOwner !== true && (
            <p className={several.notice}>{pair.isSameOwner === null ? said.unknownOwner : said.otherOwner}</p>
          )}
          {!pair && <p>{said.sameChosen}</p>}
          {pair && !pair.days && <p>{said.noDays}</p>}
        </>
      )}
      {pair?.days && state.step !== 'comparing' && (
        <div className={sheet.actions}>
          <button
            type="button"
            className={sheet.main}
            onClick={() =>
              pair.days && compare({ older: pair.older.chosen, newer: pair.newer.chosen, days: pair.days })
            }
          >
            {pair.isSameOwner ? said.button : said.anyway}
          </button>
        </div>
      )}
      {state.step === 'comparing' && (
        <Comparing
          state={state}
          onCancel={() => {
            leave();
            announce(said.cancelled);
            heading.current?.focus();
          }}
        />
      )}
      {state.step === 'failed' && (
        <p className={sheet.bad}>
          {said.failed} {state.problem(words, formats).what} {state.problem(words, formats).next}
        </p>
      )}
      {state.step === 'compared' && pair && <Result heading={result} pair={pair} comparison={state.comparison} />}
    </section>
  );
}
