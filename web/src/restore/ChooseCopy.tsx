import type { DragEvent } from 'react';
import { useEffect, useState } from 'react';
import type { KnownRestoreFragment } from '../../../client/__generated__/graphql.ts';
import { landing } from '../focus/keep-focus.ts';
import styles from './ChooseCopy.module.css';
import { FileButton } from './FileButton.tsx';
import { useRestores } from './Restores.tsx';
import { useRestoreWords } from './use-restore-words.ts';

/** Takes a file from the person, by a button or by dropping it. `waiting` is a restore whose file has not arrived. */
export function ChooseCopy({ waiting }: { readonly waiting?: KnownRestoreFragment }) {
  const words = useRestoreWords();
  const { uploads } = useRestores();
  const [isOver, setOver] = useState(false);

  // A file that is dropped beside the field would otherwise replace the page.
  useEffect(() => {
    const keepPage = (event: Event) => event.preventDefault();
    document.addEventListener('dragover', keepPage);
    document.addEventListener('drop', keepPage);
    return () => {
      document.removeEventListener('dragover', keepPage);
      document.removeEventListener('drop', keepPage);
    };
  }, []);

  const choose = (file: File) => void uploads.choose(file, waiting);

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) choose(file);
  }

  return (
    <section className={styles.choose}>
      <h3 {...landing}>{waiting ? words.choose.unfinished(waiting.fileName) : words.choose.heading}</h3>
      {waiting && <p>{words.choose.unfinishedNext}</p>}
      <div
        className={styles.drop}
        data-over={isOver}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <FileButton onChoose={choose} isMain>
          {words.choose.button}
        </FileButton>
        <p className={styles.hint}>{words.choose.drop}</p>
      </div>
      <p className={styles.soft}>{words.choose.accepted}</p>
      <p className={styles.soft}>{words.choose.whatHappens}</p>
    </section>
  );
}
