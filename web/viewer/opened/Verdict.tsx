import type { OpenedCopy } from '../../copy/opened-copy.ts';
import { areRecordsWhole } from '../../copy/opened-copy.ts';
import sheet from '../shell/Sheet.module.css';
import { useSpoken } from '../words/Spoken.tsx';
import styles from './Verdict.module.css';
import { VerdictStamp } from './VerdictStamp.tsx';
import { verdictTitle } from './verdict-title.ts';

/** Whether the copy is what it was, with its seal; and what differs. */
export function Verdict({ copy }: { readonly copy: OpenedCopy }) {
  const { words, formats } = useSpoken();
  const { verdict: said } = words;
  const { verdict, problems, files, unreadableLines, about } = copy;
  return (
    <div className={styles.verdict} data-verdict={verdict}>
      <VerdictStamp verdict={verdict} />
      <div className={styles.text}>
        <p className={styles.title}>{verdictTitle(copy, words)}</p>
        {verdict === 'good' && <p className={sheet.soft}>{said.goodText(formats.count(files.length))}</p>}
        {verdict === 'csv-changed' && (
          <p>{said.csvChangedText(formats.list(problems.map(({ facts }) => String(facts['entry']))))}</p>
        )}
        {verdict === 'damaged' && (
          <>
            <p>{areRecordsWhole(copy) ? said.damagedBeside : said.damagedText}</p>
            <ul className={styles.problems}>
              {problems.map((problem) => {
                const { what, next } = words.problem(problem);
                return (
                  <li key={what}>
                    {what} <span className={sheet.soft}>{next}</span>
                  </li>
                );
              })}
              {unreadableLines > 0 && <li>{said.unreadableLines(formats.count(unreadableLines))}</li>}
            </ul>
          </>
        )}
        {about.isSalvaged && <p>{said.salvaged}</p>}
      </div>
    </div>
  );
}
