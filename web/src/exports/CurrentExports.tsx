import type { KnownExportFragment } from '../../../client/__generated__/graphql.ts';
import { hasEnded } from '../../../client/exports/known-exports.ts';
import { landing } from '../focus/keep-focus.ts';
import { daysOf } from '../period/days.ts';
import { daysName } from '../words/days-name.ts';
import { useLanguage } from '../words/Language.tsx';
import { CurrentCopy } from './CurrentCopy.tsx';
import styles from './ExportPlace.module.css';
import { Outcome } from './Outcome.tsx';
import { Progress } from './Progress.tsx';

interface Props {
  readonly list: readonly KnownExportFragment[];
  /** The export of the chosen days. It is shown large, in the place of the button. */
  readonly main: KnownExportFragment | undefined;
  /** Takes the focus when a finished copy is deleted. */
  readonly onRemoved: () => void;
}

/** The exports that this tab requested: the one of the chosen days large, the others in one line each. */
export function CurrentExports({ list, main, onRemoved }: Props) {
  const ordered = main ? [main, ...list.filter((one) => one !== main)] : list;
  return ordered.map((one) => <CurrentExport key={one.id} of={one} isLine={one !== main} onRemoved={onRemoved} />);
}

interface OneProps {
  readonly of: KnownExportFragment;
  readonly isLine: boolean;
  readonly onRemoved: () => void;
}

function CurrentExport({ of, isLine, onRemoved }: OneProps) {
  const language = useLanguage();
  return (
    <section className={isLine ? styles.line : styles.main} aria-labelledby={`current-${of.id}`} data-export={of.id}>
      <h3 id={`current-${of.id}`} {...landing}>
        {daysName(daysOf(of), language)}
      </h3>
      {hasEnded(of.status) ? <Outcome of={of} isLine={isLine} /> : <Progress of={of} isSpoken isLine={isLine} />}
      {isLine && of.status === 'READY' && (
        <details className={styles.more}>
          <summary>{language.words.shelf.about}</summary>
          <CurrentCopy of={of} onRemoved={onRemoved} />
        </details>
      )}
    </section>
  );
}
