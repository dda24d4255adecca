import { useState } from 'react';
import type { KnownRestoreFragment } from '../../../client/__generated__/graphql.ts';
import { datasets } from '../../../ledger/datasets.ts';
import styles from './Examples.module.css';
import { RecordList } from './RecordList.tsx';
import { useRestoreWords } from './use-restore-words.ts';

/** The records that the last run left alone, by table. They are read when the person opens the list. */
export function LeftAlone({ restore }: { readonly restore: KnownRestoreFragment }) {
  const { applied, found } = useRestoreWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles.details} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{applied.conflictsSummary}</summary>
      {isOpen && (
        <div className={styles.body}>
          {datasets.map(({ name }) => (
            <RecordList
              key={name}
              id={restore.id}
              table={name}
              recordClass="CONFLICT"
              title={found.tables[name]}
              isHiddenWhenEmpty
            />
          ))}
        </div>
      )}
    </details>
  );
}
