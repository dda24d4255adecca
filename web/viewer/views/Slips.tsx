import { useEffect, useRef, useState } from 'react';
import type { LedgerNames } from '../../copy/ledger-names.ts';
import type { OpenedCopy } from '../../copy/opened-copy.ts';
import { recordAt } from '../../copy/record-at.ts';
import type { SortColumn, Sorting } from '../../copy/sort-records.ts';
import { announce } from '../../src/shell/announce.ts';
import type { ReadRequest } from '../reader/reader-messages.ts';
import sheet from '../shell/Sheet.module.css';
import { RowGrid } from '../table/RowGrid.tsx';
import { useNarrow } from '../table/use-narrow.ts';
import { HouseholdText } from '../words/HouseholdText.tsx';
import { useSpoken } from '../words/Spoken.tsx';
import { Amount } from './Amount.tsx';
import { KeptSlips } from './KeptSlips.tsx';
import { SearchForm } from './SearchForm.tsx';
import { SlipDialog } from './SlipDialog.tsx';
import styles from './Slips.module.css';
import { saveSlips } from './save-slips.ts';
import type { FoundSlips } from './use-found-slips.ts';

interface Props {
  readonly copy: OpenedCopy;
  readonly names: LedgerNames;
  readonly found: FoundSlips;
  readonly years: ReadonlySet<string> | null;
  readonly onYears: (years: ReadRequest['years']) => void;
}

const sortable: readonly SortColumn[] = ['day', 'kind', 'memo', 'method', 'value'];

/** Search, totals of what is found, and the table of it. */
export function Slips({ copy, names, found, years, onYears }: Props) {
  const { words, formats } = useSpoken();
  const { slips: said, directions } = words;
  const [opened, setOpened] = useState<number | null>(null);
  const isNarrow = useNarrow();
  const { kept } = copy.slips;
  const { rows, totals, sorting, setSorting } = found;
  const count = found.isAll
    ? said.shown(formats.count(rows.length))
    : said.shownOf(formats.count(rows.length), formats.count(kept.rows));
  const lastCount = useRef(count);
  useEffect(() => {
    if (lastCount.current !== count) announce(count);
    lastCount.current = count;
  }, [count]);
  if (kept.rows === 0 && copy.slips.omitted === 0) return <p>{said.empty}</p>;

  const columns = [
    { key: 'day', name: said.columns.day, sorted: sortedAs('day', sorting) },
    { key: 'direction', name: said.columns.direction },
    { key: 'kind', name: said.columns.kind, sorted: sortedAs('kind', sorting) },
    { key: 'memo', name: said.columns.memo, sorted: sortedAs('memo', sorting) },
    { key: 'method', name: said.columns.method, sorted: sortedAs('method', sorting) },
    { key: 'value', name: said.columns.value, isNumber: true, sorted: sortedAs('value', sorting) },
  ];
  const onSort = (key: string) => {
    const by = sortable.find((one) => one === key);
    if (by)
      setSorting({ by, isDescending: sorting.by === by ? !sorting.isDescending : by === 'day' || by === 'value' });
  };
  const onSave = () => announce(said.saved(saveSlips(copy, names, rows, words)));
  const openedRow = opened === null ? undefined : rows[opened];
  return (
    <div className={sheet.part}>
      <h2 className="visually-hidden">{words.views.slips}</h2>
      {copy.slips.omitted > 0 && <KeptSlips slips={copy.slips} years={years} onYears={onYears} />}
      <SearchForm copy={copy} names={names} found={found} />
      <div className={styles.summary}>
        <p className={styles.count}>{count}</p>
        <dl className={styles.totals}>
          <Total name={directions[1]} value={formats.yen(totals.income)} />
          <Total name={directions[0]} value={formats.yen(totals.expense)} />
          {totals.charge !== '0' && <Total name={said.charge} value={formats.yen(totals.charge)} />}
        </dl>
        {isNarrow && (
          <label className={styles.order}>
            {said.sort}
            <select
              value={`${sorting.by} ${sorting.isDescending}`}
              onChange={({ currentTarget }) => {
                const [key, isDescending] = currentTarget.value.split(' ');
                const by = sortable.find((one) => one === key);
                if (by) setSorting({ by, isDescending: isDescending === 'true' });
              }}
            >
              {sortable.flatMap((by) =>
                [true, false].map((isDescending) => (
                  <option key={`${by} ${isDescending}`} value={`${by} ${isDescending}`}>
                    {said.sortedBy(said.columns[by], isDescending)}
                  </option>
                )),
              )}
            </select>
          </label>
        )}
      </div>
      {rows.length === 0 ? (
        <p>{said.none}</p>
      ) : (
        <RowGrid
          label={said.table}
          help={said.tableHelp}
          layout="slips"
          columns={columns}
          rowCount={rows.length}
          onSort={onSort}
          onOpen={setOpened}
          cells={(row) => {
            const slip = recordAt(kept, rows[row] ?? 0);
            const direction = names.directionOf(slip.kindCode);
            return [
              formats.day(slip.day),
              directions[direction ?? 'unknown'],
              <HouseholdText key="kind">{names.kind(slip.kindCode)}</HouseholdText>,
              <HouseholdText key="memo">{slip.memo}</HouseholdText>,
              <HouseholdText key="method">{names.method(slip.methodCode)}</HouseholdText>,
              <Amount key="value" slip={slip} direction={direction} />,
            ];
          }}
        />
      )}
      {rows.length > 0 && (
        <div className={sheet.actions}>
          <button type="button" onClick={onSave}>
            {said.saveCsv}
          </button>
        </div>
      )}
      {openedRow !== undefined && (
        <SlipDialog slip={recordAt(kept, openedRow)} names={names} onClose={() => setOpened(null)} />
      )}
    </div>
  );
}

function Total({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function sortedAs(column: SortColumn, { by, isDescending }: Sorting): 'ascending' | 'descending' | 'none' {
  if (by !== column) return 'none';
  return isDescending ? 'descending' : 'ascending';
}
