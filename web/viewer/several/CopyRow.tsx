import { rowsOf } from '../../copy/opened-copy.ts';
import progress from '../../src/exports/Progress.module.css';
import { periodText } from '../opened/period-text.ts';
import { VerdictStamp } from '../opened/VerdictStamp.tsx';
import { verdictTitle } from '../opened/verdict-title.ts';
import { spokenProblem } from '../reader/spoken-problem.ts';
import type { KnownCopy } from '../reader/use-copies.ts';
import sheet from '../shell/Sheet.module.css';
import { useSpoken } from '../words/Spoken.tsx';
import styles from './Several.module.css';

interface Props {
  readonly known: KnownCopy;
  readonly sameAs: string | null;
  /** Whose account book, where there are several. */
  readonly owner: string | null;
  readonly onLook: () => void;
  readonly onRemove: () => void;
}

/** One copy of several: whether it is whole, when it was made, its days. */
export function CopyRow({ known: { name, state }, sameAs, owner, onLook, onRemove }: Props) {
  const { words, formats } = useSpoken();
  const { several } = words;
  const problem = state.step === 'failed' ? spokenProblem(state.news)(words, formats) : null;
  const copy = state.step === 'read' ? state.copy : null;
  return (
    <li className={styles.copy} data-verdict={copy?.verdict ?? state.step}>
      <div className={styles.mark}>
        {(copy || problem) && <VerdictStamp isSmall verdict={copy?.verdict ?? 'damaged'} />}
      </div>
      <div className={styles.text}>
        <p className={styles.name}>{name}</p>
        {state.step === 'waiting' && <p className={sheet.soft}>{several.waiting}</p>}
        {state.step === 'reading' && (
          <progress
            className={progress.bar}
            aria-label={`${several.reading}: ${name}`}
            {...(state.total > 0 ? { value: state.done, max: state.total } : {})}
          />
        )}
        {problem && (
          <>
            <p className={sheet.bad}>{several.failed}</p>
            <p className={sheet.soft}>
              {problem.what} {problem.next}
            </p>
          </>
        )}
        {copy && (
          <>
            <p className={copy.verdict === 'damaged' ? sheet.bad : undefined}>{verdictTitle(copy, words)}</p>
            {copy.verdict === 'damaged' && (
              <p className={sheet.soft}>{copy.problems.map((one) => words.problem(one).what).join(' ')}</p>
            )}
            {copy.about.isSalvaged && <p>{words.verdict.salvaged}</p>}
            <p className={styles.facts}>
              {several.facts(formats.instant(copy.about.requestedAt), periodText(copy.about, words, formats))}
            </p>
            <p className={styles.facts}>
              {several.records(formats.count(rowsOf(copy.slips)), formats.count(rowsOf(copy.balances)))}
            </p>
            {owner !== null && <p className={styles.facts}>{owner}</p>}
            {sameAs !== null && <p>{several.sameAs(sameAs)}</p>}
          </>
        )}
      </div>
      <div className={styles.buttons}>
        {copy && (
          <button type="button" aria-label={several.lookLabel(name)} onClick={onLook}>
            {several.look}
          </button>
        )}
        <button type="button" aria-label={several.removeLabel(name)} onClick={onRemove}>
          {several.remove}
        </button>
      </div>
    </li>
  );
}
