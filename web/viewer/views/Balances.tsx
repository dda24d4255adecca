import { isoDay } from '../../../ledger/day.ts';
import { plainDecimal } from '../../../ledger/money.ts';
import type { LedgerNames } from '../../copy/ledger-names.ts';
import type { MonthSums } from '../../copy/ledger-sums.ts';
import type { OpenedCopy } from '../../copy/opened-copy.ts';
import { recordAt } from '../../copy/record-at.ts';
import { StepChart } from '../charts/StepChart.tsx';
import sheet from '../shell/Sheet.module.css';
import { RowGrid } from '../table/RowGrid.tsx';
import { HouseholdText } from '../words/HouseholdText.tsx';
import { useSpoken } from '../words/Spoken.tsx';
import styles from './Balances.module.css';
import { MonthEnds } from './MonthEnds.tsx';
import { monthsBetween } from './months-between.ts';

/** What each method held: at the end of each month as a chart and a table, and every record. */
export function Balances({ copy, names }: { readonly copy: OpenedCopy; readonly names: LedgerNames }) {
  const { words, formats } = useSpoken();
  const { balances: said } = words;
  const { kept, omitted } = copy.balances;
  if (kept.rows === 0) return <p>{said.none}</p>;
  const months = copy.months.filter(({ month, lastBalances }) => month !== '' && lastBalances.length > 0);
  const methods = [...new Set(months.flatMap(({ lastBalances }) => lastBalances.map(({ methodCode }) => methodCode)))];
  methods.sort((a, b) => names.methodPlace(a) - names.methodPlace(b) || (a < b ? -1 : 1));
  const axis = monthsBetween(months[0]?.month ?? '', months.at(-1)?.month ?? '');
  return (
    <div className={sheet.parts}>
      <section className={sheet.part}>
        <h2>{said.heading}</h2>
        <div className={styles.methods}>
          {methods.map((code) => (
            <MethodChart key={code} code={code} name={names.method(code)} months={months} axis={axis} />
          ))}
        </div>
      </section>
      <section className={sheet.part}>
        <h3>{said.monthEnds}</h3>
        <p className={sheet.soft}>{said.monthEndsNote}</p>
        <MonthEnds months={months} methods={methods} names={names} />
      </section>
      <section className={sheet.part}>
        <h3>{said.table}</h3>
        {omitted > 0 && (
          <p className={sheet.soft}>{said.kept(formats.count(kept.rows), formats.count(kept.rows + omitted))}</p>
        )}
        <RowGrid
          label={said.table}
          layout="balances"
          columns={[
            { key: 'day', name: said.columns.day },
            { key: 'method', name: said.columns.method },
            { key: 'memo', name: said.columns.memo },
            { key: 'value', name: said.columns.value, isNumber: true },
          ]}
          rowCount={kept.rows}
          cells={(row) => {
            // The newest first, as with slips.
            const { day, methodCode, memo, value, oddValue } = recordAt(kept, kept.rows - 1 - row);
            return [
              formats.day(day),
              <HouseholdText key="method">{names.method(methodCode)}</HouseholdText>,
              <HouseholdText key="memo">{memo}</HouseholdText>,
              value === '' ? oddValue : formats.yen(plainDecimal(value)),
            ];
          }}
        />
      </section>
    </div>
  );
}

interface MethodChartProps {
  readonly code: string;
  readonly name: string;
  readonly months: readonly MonthSums[];
  readonly axis: readonly string[];
}

function MethodChart({ code, name, months, axis }: MethodChartProps) {
  const { words, formats } = useSpoken();
  const { balances: said } = words;
  const known = new Map(
    months.flatMap(({ month, lastBalances }) => {
      const own = lastBalances.find(({ methodCode }) => methodCode === code);
      return own ? [[month, own] as const] : [];
    }),
  );
  let held: number | null = null;
  const values = axis.map((month) => {
    const own = known.get(month);
    if (own) held = Number(own.value);
    return held;
  });
  const all = [...known.values()];
  const last = all.at(-1);
  const bySize = [...all].sort((a, b) => Number(a.value) - Number(b.value));
  const amount = (value: string | undefined) => formats.yen(plainDecimal(value ?? '0'));
  return (
    <div className={styles.method}>
      <div className={styles.now}>
        <h3>
          <HouseholdText>{name}</HouseholdText>
        </h3>
        {last && (
          <p className={styles.value}>
            {amount(last.value)}
            <span className={sheet.soft}>{said.last(formats.day(isoDay(last.day)))}</span>
          </p>
        )}
      </div>
      <StepChart
        label={said.chart(name)}
        values={values}
        first={formats.month(axis[0] ?? '')}
        last={formats.month(axis.at(-1) ?? '')}
      />
      <p className={sheet.soft}>{said.range(amount(bySize[0]?.value), amount(bySize.at(-1)?.value))}</p>
    </div>
  );
}
