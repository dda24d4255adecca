import { useEffect, useState } from 'react';
import type { RecordClass } from '../../../client/__generated__/graphql.ts';
import type { PreviewList } from '../../../client/restores/restore-api.ts';
import { useLedgerNames } from '../names/use-ledger-names.ts';
import { useLanguage } from '../words/Language.tsx';
import { LedgerText } from '../words/LedgerText.tsx';
import { attributeName } from './attribute-name.ts';
import styles from './Examples.module.css';
import { RestoreNotice } from './RestoreNotice.tsx';
import { useRestores } from './Restores.tsx';
import { recordName } from './record-name.ts';
import { useRestoreWords } from './use-restore-words.ts';

interface Props {
  readonly id: string;
  readonly table: string;
  readonly recordClass: RecordClass;
  /** The number of all records of the class, when it is known. The list holds the first ones. */
  readonly count?: number;
  readonly title?: string;
  readonly isHiddenWhenEmpty?: boolean;
}

/** The first records of one class of one table. Reads them when it is mounted. */
export function RecordList({ id, table, recordClass, count, title, isHiddenWhenEmpty = false }: Props) {
  const { formats } = useLanguage();
  const words = useRestoreWords();
  const { api } = useRestores();
  const names = useLedgerNames();
  const [list, setList] = useState<PreviewList>();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    let isCurrent = true;
    api.preview(id, table, recordClass).then(
      (answer) => {
        if (isCurrent) setList(answer);
      },
      (problem: unknown) => {
        if (isCurrent) setError(problem);
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [api, id, table, recordClass]);

  if (error !== undefined) return <RestoreNotice error={error} />;
  if (!list || !names) return <p className={styles.soft}>{words.examples.loading}</p>;
  const shown = list.records.length + list.refused.length;
  if (shown === 0) return isHiddenWhenEmpty ? null : <p className={styles.soft}>{words.examples.none}</p>;
  return (
    <>
      {title !== undefined && <h4 className={styles.title}>{title}</h4>}
      {count !== undefined && count > shown && (
        <p className={styles.soft}>{words.examples.first(formats.count(shown), formats.count(count))}</p>
      )}
      {/* The list scrolls inside itself. It can take the focus, so that the keyboard can scroll it. */}
      <ul className={styles.records} tabIndex={0} aria-label={title ?? words.examples.heading}>
        {list.records.map(({ key, fields }) => (
          <li key={key} className={styles.record}>
            <RecordHead name={recordName(table, key, names)} recordKey={key} />
            {recordClass === 'CHANGE' ? <Changes fields={fields} /> : <Fields fields={fields} />}
          </li>
        ))}
        {list.refused.map((line) => (
          <li key={line.lineNumber} className={styles.record}>
            <strong>{words.examples.line(formats.count(line.lineNumber))}</strong> {words.refusals.line(line)}
          </li>
        ))}
      </ul>
    </>
  );
}

function RecordHead({
  name: { day, name },
  recordKey,
}: {
  readonly name: ReturnType<typeof recordName>;
  readonly recordKey: string;
}) {
  const { formats } = useLanguage();
  return (
    <p className={styles.head}>
      {day !== undefined && <span>{formats.day(day)}</span>}
      <strong>
        <LedgerText>{name}</LedgerText>
      </strong>
      {name !== recordKey && <code>{recordKey}</code>}
    </p>
  );
}

type RecordFields = PreviewList['records'][number]['fields'];

/** Field by field, before and after. */
function Changes({ fields }: { readonly fields: RecordFields }) {
  const { examples } = useRestoreWords();
  const value = (text: string | null | undefined) =>
    text == null ? <span className={styles.soft}>{examples.absent}</span> : <LedgerText>{text}</LedgerText>;
  return (
    <table className={styles.changes}>
      <thead>
        <tr>
          <th scope="col">{examples.columns.attribute}</th>
          <th scope="col">{examples.columns.before}</th>
          <th scope="col">{examples.columns.after}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ attribute, before, after }) => (
          <tr key={attribute}>
            <th scope="row">
              <AttributeName>{attribute}</AttributeName>
            </th>
            <td>{value(before)}</td>
            <td>{value(after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The fields of a record that is only on one side. The owner and the key are the same for all, or shown already. */
function Fields({ fields }: { readonly fields: RecordFields }) {
  const shown = fields.filter(({ attribute }) => attribute !== 'owner' && attribute !== 'entry');
  if (shown.length === 0) return null;
  return (
    <dl className={styles.fields}>
      {shown.map(({ attribute, before, after }) => (
        <div key={attribute}>
          <dt>
            <AttributeName>{attribute}</AttributeName>
          </dt>
          <dd>
            <LedgerText>{after ?? before ?? ''}</LedgerText>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function AttributeName({ children }: { readonly children: string }) {
  const { examples } = useRestoreWords();
  return attributeName(examples.attributes, children) ?? <code>{children}</code>;
}
