import type { OpenedCopy } from '../../copy/opened-copy.ts';
import sheet from '../shell/Sheet.module.css';
import { useSpoken } from '../words/Spoken.tsx';
import styles from './Verdict.module.css';
import { verdictTitle } from './verdict-title.ts';

/** Whether the copy is what it was, with its seal; and what differs. */
export function Verdict({ copy }: { readonly copy: OpenedCopy }) {
  const { words, formats } = useSpoken();
  const { verdict: said } = words;
  const { verdict, problems, files, unreadableLines, about } = copy;
  const areRecordsWhole =
    unreadableLines === 0 && files.every(({ name, problem }) => problem === null || !name.endsWith('.jsonl'));
  return (
    <div className={styles.verdict} data-verdict={verdict}>
      <Stamp verdict={verdict} />
      <div className={styles.text}>
        <p className={styles.title}>{verdictTitle(copy, words)}</p>
        {verdict === 'good' && <p className={sheet.soft}>{said.goodText(formats.count(files.length))}</p>}
        {verdict === 'csv-changed' && (
          <p>{said.csvChangedText(formats.list(problems.map(({ facts }) => String(facts['entry']))))}</p>
        )}
        {verdict === 'damaged' && (
          <>
            <p>{areRecordsWhole ? said.damagedBeside : said.damagedText}</p>
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

/** The vermilion seal of a copy that is whole, or an empty frame. */
function Stamp({ verdict }: Pick<OpenedCopy, 'verdict'>) {
  const isWhole = verdict !== 'damaged';
  return (
    <svg className={styles.stamp} data-whole={isWhole} viewBox="0 0 56 56" aria-hidden="true">
      <rect x="3" y="3" width="50" height="50" rx="9" />
      {isWhole ? <path d="M17 29l8 8 15-18" /> : <path d="M28 16v15M28 38v1" />}
    </svg>
  );
}
