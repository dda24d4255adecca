import type { RefObject } from 'react';
import { useId } from 'react';
import type { ProblemWords } from '../words/viewer-words.ts';
import styles from './Choose.module.css';

interface Props {
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly title: string;
  readonly problem: ProblemWords;
}

/** Why a copy cannot be opened, and what to do. */
export function Problem({ heading, title, problem }: Props) {
  const id = useId();
  return (
    <div className={styles.problem} role="group" aria-labelledby={id}>
      <h2 ref={heading} tabIndex={-1} data-focus-landing="" id={id}>
        {title}
      </h2>
      <p>{problem.what}</p>
      <p>{problem.next}</p>
    </div>
  );
}
