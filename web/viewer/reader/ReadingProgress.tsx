import type { RefObject } from 'react';
import progress from '../../src/exports/Progress.module.css';
import sheet from '../shell/Sheet.module.css';
import { useSpoken } from '../words/Spoken.tsx';
import type { ReadingState } from './use-copy.ts';

interface Props {
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly state: ReadingState;
  readonly onCancel: () => void;
}

export function ReadingProgress({ heading, state: { done, total }, onCancel }: Props) {
  const { words, formats } = useSpoken();
  const { reading } = words;
  return (
    <section className={sheet.sheet}>
      <h2 ref={heading} tabIndex={-1} data-focus-landing="">
        {reading.heading}
      </h2>
      <div className={progress.progress}>
        <progress
          className={progress.bar}
          aria-label={reading.label}
          {...(total > 0 ? { value: done, max: total } : {})}
        />
        <div className={progress.foot}>
          <span className={progress.numbers}>
            {total > 0 ? formats.share(Math.floor((done / total) * 100) / 100) : ''}
          </span>
          <button type="button" onClick={onCancel}>
            {reading.cancel}
          </button>
        </div>
      </div>
      <p className={sheet.soft}>{reading.note}</p>
    </section>
  );
}
