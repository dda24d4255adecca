import { useRef } from 'react';
import type { Sum } from '../months/sum-months.ts';
import type { Days } from '../period/days.ts';
import { useLanguage } from '../words/Language.tsx';
import { moneyWords } from './all-money-words.ts';
import { chartPoints } from './chart-points.ts';
import styles from './Money.module.css';
import { MoneyChart } from './MoneyChart.tsx';
import { MoneyTable } from './MoneyTable.tsx';
import { useWidth } from './use-width.ts';

interface Props {
  readonly days: Days;
  readonly sum: Sum;
}

/** A month narrower than this cannot be told from its neighbours, and a year needs a little less. */
const leastPixels = { month: 16, year: 10 } as const;

/** Income and expense of the chosen days, as a chart and as a table with every figure. */
export function MoneyByMonth({ days, sum }: Props) {
  const words = moneyWords[useLanguage().language];
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const months = sum.months.filter(({ slips }) => slips > 0);
  const room = { months: Math.floor(width / leastPixels.month), years: Math.floor(width / leastPixels.year) };
  return (
    <div ref={place} className={styles.money}>
      {months.length === 0 && <p>{words.none}</p>}
      {months.length > 0 && width > 0 && (
        <>
          <MoneyChart {...chartPoints(months, days, room)} width={width} />
          <MoneyTable months={months} />
          <p className={styles.soft}>{words.note}</p>
        </>
      )}
    </div>
  );
}
