import type { FragmentType } from '../../../client/__generated__/fragment-masking.ts';
import { readFragment } from '../../../client/__generated__/fragment-masking.ts';
import { graphql } from '../../../client/__generated__/gql.ts';
import { useLanguage } from '../words/Language.tsx';
import styles from './ArchiveDetails.module.css';
import { ReconciliationTable } from './ReconciliationTable.tsx';

const ArchiveDetailsFields = graphql(`
  fragment ArchiveDetails on Export {
    archive {
      sha256
      consistency
      entries { name rows bytes sha256 }
      reconciliation { ...ReconciliationRow }
    }
  }
`);

/** The evidence about a file: its content, its checksums, and whether the money adds up. */
export function ArchiveDetails({ of }: { readonly of: FragmentType<typeof ArchiveDetailsFields> }) {
  const { words, formats } = useLanguage();
  const { archive } = readFragment(ArchiveDetailsFields, of);
  if (!archive) return null;
  const { details } = words;
  const columns = details.entryColumns;
  return (
    <details className={styles.details}>
      <summary>{details.summary}</summary>
      <div className={styles.body}>
        <p>{details.consistency[archive.consistency]}</p>
        <ReconciliationTable rows={archive.reconciliation} />
        <section className={styles.part}>
          <h4>{details.entries}</h4>
          {/* The table can be wider than the screen. It can take the focus, so that the keyboard can scroll it. */}
          <div className={styles.wide} role="region" aria-label={details.entries} tabIndex={0}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{columns.name}</th>
                  <th scope="col" className={styles.number}>
                    {columns.rows}
                  </th>
                  <th scope="col" className={styles.number}>
                    {columns.size}
                  </th>
                  <th scope="col">{columns.sha256}</th>
                </tr>
              </thead>
              <tbody>
                {archive.entries.map((entry) => (
                  <tr key={entry.name}>
                    <th scope="row" className={styles.name}>
                      {entry.name}
                    </th>
                    <td className={styles.number}>{entry.rows == null ? '' : formats.count(entry.rows)}</td>
                    <td className={styles.number}>{formats.size(entry.bytes)}</td>
                    <td>
                      <code>{entry.sha256}</code>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
        <p>
          {details.fileHash}
          <br />
          <code>{archive.sha256}</code>
        </p>
      </div>
    </details>
  );
}
