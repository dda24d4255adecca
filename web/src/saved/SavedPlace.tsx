import { CopyReader } from '../../viewer/CopyReader.tsx';
import { SpokenIn } from '../../viewer/words/Spoken.tsx';
import { landing } from '../focus/keep-focus.ts';
import { useLanguage } from '../words/Language.tsx';
import { Confirmation } from './Confirmation.tsx';
import { openReader } from './open-reader.ts';
import { Receipts } from './Receipts.tsx';
import styles from './SavedPlace.module.css';
import { useSavedWords } from './use-saved-words.ts';

/** Looks into a file on the person's own disk, and confirms that it is the copy that the service made. */
export function SavedPlace() {
  const { language, speak } = useLanguage();
  const words = useSavedWords();
  return (
    <SpokenIn language={language} speak={speak}>
      <section className={styles.place} aria-labelledby="saved-heading">
        <h2 id="saved-heading" {...landing}>
          {words.heading}
        </h2>
        <p className={styles.soft}>{words.intro}</p>
        <CopyReader
          openWorker={openReader}
          privacy={words.privacy}
          about={({ copy, chosen }) => (
            <Confirmation key={`${copy.about.exportId} ${copy.source.name}`} copy={copy} chosen={chosen} />
          )}
        />
        <Receipts />
      </section>
    </SpokenIn>
  );
}
