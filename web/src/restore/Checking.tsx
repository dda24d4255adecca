import type { KnownRestoreFragment } from '../../../client/__generated__/graphql.ts';
import styles from '../exports/Progress.module.css';
import { useSpoken } from '../exports/use-spoken.ts';
import { landing } from '../focus/keep-focus.ts';
import { useLanguage } from '../words/Language.tsx';
import restore from './Restore.module.css';
import { useRestoreWords } from './use-restore-words.ts';

/** The copy is compared with the ledger. */
export function Checking({ restore: { id, progress } }: { readonly restore: KnownRestoreFragment }) {
  const { formats } = useLanguage();
  const words = useRestoreWords();
  const total = progress?.total;
  useSpoken(id, words.checking.heading);
  return (
    <section className={restore.part}>
      <h3 {...landing}>{words.checking.heading}</h3>
      <div className={styles.progress}>
        <progress
          className={styles.bar}
          aria-label={words.checking.label}
          max={total ?? 1}
          {...(progress && total != null && { value: progress.done })}
        />
        <p className={styles.numbers}>
          {progress && total != null
            ? words.rows(formats.count(progress.done), formats.count(total))
            : words.checking.note}
        </p>
      </div>
    </section>
  );
}
