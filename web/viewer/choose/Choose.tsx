import type { RefObject } from 'react';
import type { Chosen } from '../../copy/copy-files.ts';
import type { SpokenProblem } from '../reader/spoken-problem.ts';
import { useSpoken } from '../words/Spoken.tsx';
import styles from './Choose.module.css';
import { ChooseButtons } from './ChooseButtons.tsx';
import { DropTarget } from './DropTarget.tsx';
import { Problem } from './Problem.tsx';

interface Props {
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly problem: SpokenProblem | null;
  readonly onChoose: (chosen: readonly Chosen[]) => void;
  readonly onUnreadable: (message: string) => void;
  /** What happens to the file. Stands in place of the sentence that nothing is sent. */
  readonly privacy?: string | undefined;
}

/** The first screen: a copy, or several, may be chosen or dropped. */
export function Choose({ heading, problem, onChoose, onUnreadable, privacy }: Props) {
  const { words, formats } = useSpoken();
  const { choose } = words;
  return (
    <DropTarget onChoose={onChoose} onUnreadable={onUnreadable}>
      {problem ? (
        <Problem heading={heading} title={choose.failed} problem={problem(words, formats)} />
      ) : (
        <>
          <h2 ref={heading} tabIndex={-1} data-focus-landing="">
            {choose.heading}
          </h2>
          <p>{choose.intro}</p>
        </>
      )}
      <ChooseButtons onChoose={onChoose} />
      <div className={styles.notes}>
        <p>{choose.unpacked}</p>
        <p>{privacy ?? choose.private}</p>
      </div>
    </DropTarget>
  );
}
