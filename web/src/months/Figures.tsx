import { landing } from '../focus/keep-focus.ts';
import type { Days } from '../period/days.ts';
import { daysName } from '../words/days-name.ts';
import { useLanguage } from '../words/Language.tsx';
import styles from './Figures.module.css';
import type { Sum } from './sum-months.ts';
import { recordsIn } from './sum-months.ts';
import { useMonthsWords } from './use-months-words.ts';
import type { SumState } from './use-sum.ts';

interface Props {
  readonly days: Days;
  readonly state: SumState;
}

/** What the copy would hold, in three large figures. They keep their place while they are counted. */
export function Figures({ days, state }: Props) {
  const language = useLanguage();
  const { formats, words } = language;
  const { figures } = useMonthsWords();
  const sum = state.kind === 'known' ? state.sum : undefined;
  return (
    <section className={styles.figures} aria-labelledby="figures-heading" aria-busy={state.kind === 'counting'}>
      <h3 id="figures-heading" className={styles.heading} {...landing}>
        <span className="visually-hidden">{figures.heading} </span>
        {daysName(days, language)}
      </h3>
      <dl className={styles.list}>
        <Figure
          name={figures.records}
          sum={sum}
          value={sum && formats.count(recordsIn(sum))}
          unit={figures.unit}
          isFirst
        />
        <Figure name={figures.income} sum={sum} value={sum && formats.yen(sum.income)} />
        <Figure name={figures.expense} sum={sum} value={sum && formats.yen(sum.expense)} />
      </dl>
      <div className={styles.notes}>
        {state.kind === 'counting' && <p>{figures.counting}</p>}
        {state.kind === 'failed' && (
          <p>
            {figures.failed}{' '}
            <button type="button" className={styles.again} onClick={state.again}>
              {words.retry}
            </button>
          </p>
        )}
        {sum && <Notes sum={sum} days={days} />}
      </div>
    </section>
  );
}

interface FigureProps {
  readonly name: string;
  readonly sum: Sum | undefined;
  readonly value: string | undefined;
  readonly unit?: string;
  readonly isFirst?: boolean;
}

/** Longer amounts than households have are written smaller. */
const longestLarge = 15;

function Figure({ name, sum, value, unit = '', isFirst = false }: FigureProps) {
  const { figures } = useMonthsWords();
  return (
    <div className={styles.figure} data-first={isFirst}>
      <dt>{name}</dt>
      <dd data-long={value !== undefined && value.length > longestLarge}>
        {value ?? <span className={styles.unknown}>–</span>}
        {value !== undefined && unit !== '' && <small>{unit}</small>}
        {sum?.isComplete === false && <small> {figures.atLeast}</small>}
      </dd>
    </div>
  );
}

function Notes({ sum, days }: { readonly sum: Sum; readonly days: Days }) {
  const { formats } = useLanguage();
  const { figures } = useMonthsWords();
  if (recordsIn(sum) === 0 && sum.isComplete)
    return <p>{days === 'everything' ? figures.emptyLedger : figures.empty}</p>;
  const [slips, balances] = [formats.count(sum.slips), formats.count(sum.balances)];
  return (
    <>
      <p>
        {sum.outsideDays > 0
          ? figures.partsOfEverything(slips, balances, formats.count(sum.outsideDays))
          : figures.parts(slips, balances)}
      </p>
      {sum.unknownSlips > 0 && <p>{figures.unknownSlips(formats.count(sum.unknownSlips))}</p>}
      {!sum.isComplete && sum.notCounted.length > 0 && (
        <p>{figures.notCounted(runsOf(sum.notCounted, formats.month))}</p>
      )}
    </>
  );
}

/** The first and the last of many months, or all of a few. */
function runsOf(months: readonly string[], named: (month: string) => string): string {
  const sorted = months.toSorted();
  const [first, last] = [sorted[0] ?? '', sorted.at(-1) ?? ''];
  return sorted.length <= 3 ? sorted.map(named).join(', ') : `${named(first)} … ${named(last)}`;
}
