import type { RefObject } from 'react';
import { useState } from 'react';
import type { Chosen } from '../../copy/copy-files.ts';
import type { SpokenProblem } from '../reader/use-copy.ts';
import sheet from '../shell/Sheet.module.css';
import { useSpoken } from '../words/Spoken.tsx';
import styles from './Choose.module.css';
import { droppedFiles } from './dropped-files.ts';
import { FileButton } from './FileButton.tsx';

interface Props {
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly problem: SpokenProblem | null;
  readonly onChoose: (chosen: readonly Chosen[]) => void;
  /** The browser could not read what was dropped. */
  readonly onUnreadable: (message: string) => void;
  /** What happens to the file. Stands in place of the sentence that nothing is sent. */
  readonly privacy?: string | undefined;
}

/** Three buttons, always: no browser can do with one what another does with two. Anything may be dropped too. */
export function Choose({ heading, problem, onChoose, onUnreadable, privacy }: Props) {
  const { words } = useSpoken();
  const { choose } = words;
  const [isOver, setOver] = useState(false);
  const found = problem?.(words);
  return (
    <section
      className={`${sheet.sheet ?? ''} ${styles.choose ?? ''}`}
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        droppedFiles(event.dataTransfer).then(
          (files) => files.length > 0 && onChoose(files),
          (error: unknown) => onUnreadable(error instanceof Error ? error.message : String(error)),
        );
      }}
    >
      {found ? (
        <div className={styles.problem} role="group" aria-labelledby="choose-heading">
          <h2 ref={heading} tabIndex={-1} data-focus-landing="" id="choose-heading">
            {choose.failed}
          </h2>
          <p>{found.what}</p>
          <p>{found.next}</p>
        </div>
      ) : (
        <>
          <h2 ref={heading} tabIndex={-1} data-focus-landing="">
            {choose.heading}
          </h2>
          <p>{choose.intro}</p>
        </>
      )}
      <div className={styles.buttons}>
        <FileButton isMain accept=".zip,application/zip" onChoose={onChoose}>
          {choose.zip}
        </FileButton>
        <FileButton isFolder onChoose={onChoose}>
          {choose.folder}
        </FileButton>
        <FileButton isMultiple onChoose={onChoose}>
          {choose.files}
        </FileButton>
        <span className={styles.drop}>{choose.drop}</span>
      </div>
      <div className={styles.notes}>
        <p>{choose.unpacked}</p>
        <p>{privacy ?? choose.private}</p>
      </div>
    </section>
  );
}
