import { useEffect, useRef } from 'react';
import progress from '../../src/exports/Progress.module.css';
import type { ComparisonState } from '../reader/use-comparison.ts';
import { useSpoken } from '../words/Spoken.tsx';

interface Props {
  readonly state: Extract<ComparisonState, { readonly step: 'comparing' }>;
  readonly onCancel: () => void;
}

/** In the place of the button. The focus comes along, because the button that had it is gone. */
export function Comparing({ state: { done, total }, onCancel }: Props) {
  const { words, formats } = useSpoken();
  const { compare: said } = words;
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => cancel.current?.focus(), []);
  return (
    <div className={progress.progress}>
      <progress className={progress.bar} aria-label={said.label} {...(total > 0 ? { value: done, max: total } : {})} />
      <div className={progress.foot}>
        <span className={progress.numbers}>
          {total > 0 ? formats.share(Math.floor((done / total) * 100) / 100) : ''}
        </span>
        <button ref={cancel} type="button" onClick={onCancel}>
          {said.cancel}
        </button>
      </div>
    </div>
  );
}
