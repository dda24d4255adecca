import { useState } from 'react';
import type { KnownRestoreFragment, RecordClass } from '../../../client/__generated__/graphql.ts';
import type { Found } from '../../../client/restores/plan.ts';
import type { DatasetName } from '../../../ledger/datasets.ts';
import { useLanguage } from '../words/Language.tsx';
import styles from './Examples.module.css';
import { RecordList } from './RecordList.tsx';
import part from './Restore.module.css';
import { useRestoreWords } from './use-restore-words.ts';

const classes = [
  ['ADD', 'added'],
  ['CHANGE', 'changed'],
  ['ONLY_HERE', 'onlyHere'],
  ['REFUSED', 'refused'],
] as const satisfies readonly (readonly [RecordClass, keyof Found['tables'][number]])[];

/** Examples of each class that has records, read when the person opens them. */
export function Examples({ restore, found }: { readonly restore: KnownRestoreFragment; readonly found: Found }) {
  const { formats } = useLanguage();
  const words = useRestoreWords();
  const lists = found.tables.flatMap((table) =>
    classes
      .filter(([, count]) => table[count] > 0)
      .map(([recordClass, count]) => ({ table: table.table, recordClass, count: table[count] })),
  );
  if (lists.length === 0) return null;
  return (
    <section className={part.part}>
      <h4>{words.examples.heading}</h4>
      {lists.map(({ table, recordClass, count }) => (
        <ExampleList
          key={`${table} ${recordClass}`}
          summary={words.examples.summaries[recordClass](
            words.found.tables[table as DatasetName],
            formats.count(count),
          )}
          {...{ id: restore.id, table, recordClass, count }}
        />
      ))}
    </section>
  );
}

function ExampleList({
  summary,
  ...list
}: {
  readonly summary: string;
  readonly id: string;
  readonly table: string;
  readonly recordClass: RecordClass;
  readonly count: number;
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles.details} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{summary}</summary>
      {isOpen && (
        <div className={styles.body}>
          <RecordList {...list} />
        </div>
      )}
    </details>
  );
}
