import type { FragmentType } from '../../../client/__generated__/fragment-masking.ts';
import { readFragment } from '../../../client/__generated__/fragment-masking.ts';
import { graphql } from '../../../client/__generated__/gql.ts';
import type { FewerRecordsFragment } from '../../../client/__generated__/graphql.ts';
import { ApiNotice } from '../shell/ApiNotice.tsx';
import { useLanguage } from '../words/Language.tsx';
import type { Words } from '../words/words.ts';
import styles from './FewerRecords.module.css';
import { isGraveLoss } from './record-loss.ts';
import { useAcceptExport } from './use-accept-export.ts';

const FewerRecordsFields = graphql(`
  fragment FewerRecords on Export {
    id
    fewerRecords {
      earlierId
      earlierRequestedAt
      earlierExpiresAt
      tables { table rows earlierRows }
      months { month table rows earlierRows }
      monthsLeftOut
    }
  }
`);

/**
 * Says that a copy holds fewer records than an earlier one of the same days: which tables and months, and where the
 * earlier copy is. This is a notice, not a fault. It is red for a large loss and one quiet line for a small one, until
 * the person says that the loss is right.
 */
export function FewerRecords({ of }: { readonly of: FragmentType<typeof FewerRecordsFields> }) {
  const { words, formats } = useLanguage();
  const { id, fewerRecords } = readFragment(FewerRecordsFields, of);
  if (!fewerRecords) return null;
  const earlier = formats.instant(fewerRecords.earlierRequestedAt);
  if (!isGraveLoss(fewerRecords.tables)) {
    return (
      <details className={styles.little}>
        <summary>{words.fewer.line(earlier)}</summary>
        <Losses id={id} of={fewerRecords} />
      </details>
    );
  }
  return (
    <section className={styles.grave} aria-label={words.fewer.heading(earlier)}>
      <p className={styles.heading}>{words.fewer.heading(earlier)}</p>
      <Losses id={id} of={fewerRecords} />
    </section>
  );
}

type Fewer = NonNullable<FewerRecordsFragment['fewerRecords']>;

function Losses({ id, of }: { readonly id: string; readonly of: Fewer }) {
  const { words, formats } = useLanguage();
  const { accept, accepting, error } = useAcceptExport(id);
  return (
    <div className={styles.losses}>
      <ul>
        {of.tables.map(({ table, rows, earlierRows }) => (
          <li key={table}>
            {words.fewer.rows(tableName(words, table), formats.count(rows), formats.count(earlierRows))}
          </li>
        ))}
      </ul>
      {of.months.length > 0 && <Months of={of} />}
      <p>{whereEarlierIs(of, words, formats.instant)}</p>
      <div className={styles.action}>
        <button
          type="button"
          aria-disabled={accepting}
          onClick={() => {
            if (!accepting) accept();
          }}
        >
          {accepting ? words.fewer.accepting : words.fewer.accept}
        </button>
        <p className={styles.soft}>{words.fewer.acceptMeans}</p>
      </div>
      {error !== undefined && <ApiNotice error={error} />}
    </div>
  );
}

function Months({ of }: { readonly of: Fewer }) {
  const { words, formats } = useLanguage();
  return (
    <details>
      <summary>{words.fewer.byMonth}</summary>
      <ul>
        {of.months.map(({ month, table, rows, earlierRows }) => (
          <li key={`${month} ${table}`}>
            {words.fewer.rowsOfMonth(
              formats.month(month),
              tableName(words, table),
              formats.count(rows),
              formats.count(earlierRows),
            )}
          </li>
        ))}
        {of.monthsLeftOut > 0 && <li>{words.fewer.monthsLeftOut(formats.count(of.monthsLeftOut))}</li>}
      </ul>
    </details>
  );
}

function whereEarlierIs({ earlierExpiresAt }: Fewer, words: Words, instant: (instant: string) => string): string {
  if (earlierExpiresAt == null) return words.fewer.earlierDeleted;
  return Date.parse(earlierExpiresAt) > Date.now()
    ? words.fewer.earlierUntil(instant(earlierExpiresAt))
    : words.fewer.earlierGone(instant(earlierExpiresAt));
}

/** A table that the page does not know is shown by its own name. */
function tableName(words: Words, table: string): string {
  const names: Readonly<Record<string, string>> = words.outcome.contents;
  return Object.hasOwn(names, table) ? (names[table] ?? table) : table;
}
