import { useMemo } from 'react';
import type { LedgerNames } from '../../copy/ledger-names.ts';
import type { OpenedCopy } from '../../copy/opened-copy.ts';
import { totalsOfMonths } from '../../copy/totals.ts';
import sheet from '../shell/Sheet.module.css';
import { useSpoken } from '../words/Spoken.tsx';
import styles from './About.module.css';
import { periodText } from './period-text.ts';

/** What the copy is, and its three large figures. */
export function About({ copy, names }: { readonly copy: OpenedCopy; readonly names: LedgerNames }) {
  const { words, formats } = useSpoken();
  const { about: said } = words;
  const { source, about, months } = copy;
  const totals = useMemo(() => totalsOfMonths(months, names), [months, names]);
  const balances = months.reduce((sum, month) => sum + month.balances, 0);
  const noDay = months.find(({ month }) => month === '');
  const withoutDay = noDay ? noDay.slips + noDay.balances : 0;
  const label = source.kind === 'zip' ? said.file : source.name === '' ? said.severalFiles : said.folder;
  return (
    <>
      <dl className={styles.figures}>
        <Figure
          name={said.slips}
          value={formats.count(totals.slips)}
          note={said.balancesCount(formats.count(balances))}
        />
        <Figure name={said.income} value={formats.yen(totals.income)} />
        <Figure name={said.expense} value={formats.yen(totals.expense)} />
      </dl>
      <dl className={sheet.facts}>
        <div>
          <dt>{said.period}</dt>
          <dd>{periodText(about, words, formats)}</dd>
        </div>
        <div>
          <dt>{said.made}</dt>
          <dd>{formats.instant(about.requestedAt)}</dd>
        </div>
        <div className={styles.file}>
          <dt>{label}</dt>
          <dd>
            {source.name === '' ? '' : `${source.name} · `}
            {formats.size(source.bytes)}
          </dd>
        </div>
      </dl>
      {(totals.unknown > 0 || withoutDay > 0) && (
        <p className={sheet.soft}>
          {totals.unknown > 0 && said.unknownKinds(formats.count(totals.unknown))}{' '}
          {withoutDay > 0 && said.noDay(formats.count(withoutDay))}
        </p>
      )}
    </>
  );
}

function Figure({ name, value, note }: { readonly name: string; readonly value: string; readonly note?: string }) {
  return (
    <div className={styles.figure}>
      <dt>{name}</dt>
      <dd>
        <span className={styles.value}>{value}</span>
        {note !== undefined && <span className={sheet.soft}>{note}</span>}
      </dd>
    </div>
  );
}
