import type { Found } from '../../../client/restores/plan.ts';
import { useLanguage } from '../words/Language.tsx';
import styles from './Restore.module.css';
import { useRestoreWords } from './use-restore-words.ts';

interface Props {
  readonly found: Found;
  readonly isBusy: boolean;
  /** Checks again and accepts the lines whose contents contradict their keys. Absent when they are accepted already. */
  readonly onAcceptContradicted?: () => void;
}

/** How many lines of the file are refused, and why. */
export function RefusedLines({ found: { refused }, isBusy, onAcceptContradicted }: Props) {
  const { formats } = useLanguage();
  const words = useRestoreWords();
  if (refused.length === 0) return null;
  const total = refused.reduce((sum, { lines }) => sum + lines, 0);
  const canAccept = onAcceptContradicted && refused.some(({ reason }) => reason === 'KEY_CONTRADICTED');
  return (
    <section className={styles.part}>
      <h4>{words.found.refusedHeading(formats.count(total))}</h4>
      <ul>
        {refused.map(({ reason, lines }) => (
          <li key={reason}>{words.found.refusedLines(words.refusals.reason(reason), formats.count(lines))}</li>
        ))}
      </ul>
      {canAccept && (
        <>
          <p>{words.found.contradicted}</p>
          <div className={styles.actions}>
            <button
              type="button"
              aria-disabled={isBusy}
              onClick={() => {
                if (!isBusy) onAcceptContradicted();
              }}
            >
              {words.found.acceptContradicted}
            </button>
          </div>
        </>
      )}
    </section>
  );
}
