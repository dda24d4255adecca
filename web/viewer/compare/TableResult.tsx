import type { TableComparison } from '../../copy/differences.ts';
import { differenceKinds } from '../../copy/differences.ts';
import type { LedgerNames } from '../../copy/ledger-names.ts';
import sheet from '../shell/Sheet.module.css';
import { useSpoken } from '../words/Spoken.tsx';
import type { ChosenPair } from './chosen-pair.ts';
import { DifferenceList } from './DifferenceList.tsx';
import { MonthCounts } from './MonthCounts.tsx';

interface Props {
  readonly table: TableComparison;
  readonly pair: ChosenPair;
  readonly names: LedgerNames;
}

/** One table: the counts, by month too, and the records. */
export function TableResult({ table, pair, names }: Props) {
  const { words, formats } = useSpoken();
  const { compare: said } = words;
  const heading = <h4 className={sheet.tableName}>{said.tables[table.table]}</h4>;
  if (table.problem !== null)
    return (
      <section className={sheet.part}>
        {heading}
        <p className={sheet.bad}>{said.notCompared(pair[table.side].name, words.problem(table.problem).what)}</p>
      </section>
    );
  const { counts, same, outside, months, lists } = table;
  const { added, changed, gone } = counts;
  const isSame = added + changed + gone === 0;
  return (
    <section className={sheet.part} data-compared={table.table}>
      {heading}
      <p>
        {isSame
          ? said.none(formats.count(same))
          : said.counts(formats.count(added), formats.count(changed), formats.count(gone), formats.count(same))}
      </p>
      {outside.older + outside.newer > 0 && (
        <p className={sheet.soft}>{said.outside(formats.count(outside.older), formats.count(outside.newer))}</p>
      )}
      {months.length > 0 && <MonthCounts months={months} label={said.tables[table.table]} />}
      {differenceKinds
        .filter((kind) => counts[kind] > 0)
        .map((kind) => (
          <DifferenceList
            key={kind}
            {...{ table: table.table, kind, names }}
            count={counts[kind]}
            differences={lists[kind]}
          />
        ))}
    </section>
  );
}
