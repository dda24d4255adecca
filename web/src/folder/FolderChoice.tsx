import { useState, useSyncExternalStore } from 'react';
import { useExports } from '../exports/Exports.tsx';
import { announce } from '../shell/announce.ts';
import { useLanguage } from '../words/Language.tsx';
import { folderWords } from './all-folder-words.ts';
import styles from './FolderChoice.module.css';

/** What happens with a finished copy, and the choice of a folder where the browser has one. */
export function FolderChoice() {
  const { language, words: page } = useLanguage();
  const words = folderWords[language];
  const { folder } = useExports();
  const chosen = useSyncExternalStore(folder.chosen.listen, folder.chosen.get);
  const [hasFailed, setFailed] = useState(false);

  function choose(): void {
    setFailed(false);
    folder.choose().then(
      () => {
        const name = folder.chosen.get()?.name;
        if (name !== undefined) announce(words.chosen(name));
      },
      (error: unknown) => {
        console.warn(error);
        setFailed(true);
        announce(words.notOpened);
      },
    );
  }

  return (
    <>
      <p>{chosen ? words.willSave(chosen.name) : page.request.whatHappens}</p>
      {folder.isPossible && (
        <p className={styles.choice}>
          <button type="button" className={styles.button} onClick={choose}>
            {chosen ? words.another : words.choose}
          </button>
          {chosen && (
            <button
              type="button"
              className={styles.button}
              onClick={() => void folder.giveUp().then(() => announce(words.givenUp))}
            >
              {words.giveUp}
            </button>
          )}
        </p>
      )}
      {hasFailed && <p>{words.notOpened}</p>}
    </>
  );
}
