import type { CheckedFile } from '../../copy/check-file.ts';
import type { LedgerNames } from '../../copy/ledger-names.ts';
import type { OpenedCopy } from '../../copy/opened-copy.ts';
import sheet from '../shell/Sheet.module.css';
import { useSpoken } from '../words/Spoken.tsx';
import { MoneyProofTable } from './MoneyProofTable.tsx';
import styles from './Proof.module.css';

/** What was checked: each file against the manifest, and each method's money. */
export function Proof({ copy, names }: { readonly copy: OpenedCopy; readonly names: LedgerNames }) {
  const { words } = useSpoken();
  const { proof: said } = words;
  const { files, about } = copy;
  const level = about.consistency === null ? undefined : said.consistencyLevels[about.consistency];
  return (
    <div className={sheet.parts}>
      <section className={sheet.part}>
        <h2>{said.files}</h2>
        <p className={sheet.soft}>{said.filesNote}</p>
        {/* A region that scrolls must be a stop for the Tab key. */}
        <div className={sheet.wide} role="region" aria-label={said.files} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{said.fileColumns.name}</th>
                <th scope="col" className={sheet.number}>
                  {said.fileColumns.rows}
                </th>
                <th scope="col" className={sheet.number}>
                  {said.fileColumns.size}
                </th>
                <th scope="col" className={sheet.afterNumber}>
                  {said.fileColumns.result}
                </th>
              </tr>
            </thead>
            <tbody>
              {files.map((file) => (
                <FileRow key={file.name} file={file} />
              ))}
            </tbody>
          </table>
        </div>
        <details className={styles.hashes}>
          <summary>{said.hash}</summary>
          <ul>
            {files.map(({ name, sha256 }) => (
              <li key={name}>
                {name} <code>{sha256}</code>
              </li>
            ))}
          </ul>
        </details>
      </section>
      <section className={sheet.part}>
        <h2>{said.money}</h2>
        <p className={sheet.soft}>{said.moneyNote}</p>
        <MoneyProofTable proof={copy.proof} names={names} />
      </section>
      {level !== undefined && (
        <section className={sheet.part}>
          <h2>{said.consistency}</h2>
          <p>{level}</p>
        </section>
      )}
    </div>
  );
}

function FileRow({ file: { name, rows, bytes, problem } }: { readonly file: CheckedFile }) {
  const { words, formats } = useSpoken();
  return (
    <tr>
      <th scope="row" className={sheet.name}>
        {name}
      </th>
      <td className={sheet.number}>{rows === null ? '' : formats.count(rows)}</td>
      <td className={sheet.number}>{formats.size(bytes)}</td>
      <td className={sheet.afterNumber}>
        {problem === null ? (
          <span className={sheet.good}>✓ {words.proof.same}</span>
        ) : (
          <span className={sheet.bad}>{words.problem(problem).what}</span>
        )}
      </td>
    </tr>
  );
}
