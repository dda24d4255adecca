import { useId } from 'react';
import type { RestoreMode } from '../../../client/__generated__/graphql.ts';
import type { Found } from '../../../client/restores/plan.ts';
import { datasets } from '../../../ledger/datasets.ts';
import { exactObstacle } from '../../../ledger/exact-obstacle.ts';
import { useLanguage } from '../words/Language.tsx';
import styles from './ChooseHow.module.css';
import { useRestoreWords } from './use-restore-words.ts';

interface Props {
  readonly found: Found;
  readonly mode: RestoreMode;
  readonly changesMasters: boolean;
  readonly onMode: (mode: RestoreMode) => void;
  readonly onChangesMasters: (changesMasters: boolean) => void;
}

const modes = ['ADD', 'REPLACE', 'EXACT'] as const;
const masters: ReadonlySet<string> = new Set(
  datasets.filter(({ dayAttribute }) => dayAttribute === null).map(({ name }) => name),
);

/** The three ways to put a copy back, and a tick for kinds and methods that differ. */
export function ChooseHow({ found, mode, changesMasters, onMode, onChangesMasters }: Props) {
  const { formats } = useLanguage();
  const { how } = useRestoreWords();
  const mastersMean = useId();
  const obstacle = exactObstacle(found);
  const offered = modes.filter((one) => one !== 'EXACT' || obstacle === null);
  const differing = found.tables.reduce((sum, { table, changed }) => sum + (masters.has(table) ? changed : 0), 0);
  return (
    <div className={styles.how}>
      <fieldset className={styles.modes}>
        <legend className="visually-hidden">{how.heading}</legend>
        {offered.map((one) => (
          <label key={one} className={styles.mode}>
            <input type="radio" name="restore-mode" value={one} checked={one === mode} onChange={() => onMode(one)} />
            <span>
              <span className={styles.name}>{how.modes[one]}</span>
              <span className={styles.means}>{how.means[one]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {obstacle === 'LINES_REFUSED' && <p className={styles.means}>{how.linesRefused}</p>}
      {differing > 0 && (
        <div>
          <label className={styles.mode}>
            <input
              type="checkbox"
              name="restore-masters"
              checked={changesMasters}
              aria-describedby={mastersMean}
              onChange={({ currentTarget }) => onChangesMasters(currentTarget.checked)}
            />
            <span>
              <span>{how.masters(formats.count(differing))}</span>
              <span id={mastersMean} className={styles.means}>
                {how.mastersMean}
              </span>
            </span>
          </label>
        </div>
      )}
    </div>
  );
}
