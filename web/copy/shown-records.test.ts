import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportedZip, owner } from '../../archive/copy/copies-under-test.ts';
import { unguardFormula } from '../../archive/entries/formula-guard.ts';
import type { Item } from '../../archive/items/attribute-value.ts';
import { anyText } from '../../archive/items/item-arbitrary.ts';
import { addDecimals } from '../../ledger/money.ts';
import { DatedRecords } from './dated-records.ts';
import type { Search } from './find-records.ts';
import { everyRecord, findRecords } from './find-records.ts';
import { ledgerNames } from './ledger-names.ts';
import { chosenZip, openFully } from './opened-under-test.ts';
import { recordAt } from './record-at.ts';
import { slipsCsv } from './slips-csv.ts';
import type { SortColumn } from './sort-records.ts';
import { sortRecords } from './sort-records.ts';
import { spendingByGroup, totalsOfMonths, totalsOfRows } from './totals.ts';

const item = (attributes: Readonly<Record<string, string>>): Item =>
  Object.fromEntries([
    ['owner', { S: owner }] as const,
    ...Object.entries(attributes).map(([name, S]) => [name, { S }] as const),
  ]);
const kind = (kind_cd: string, kind_nm: string, account_dir: string, matrix_cd: string, display_order: string) =>
  item({ kind_cd, kind_nm, account_dir, matrix_cd, display_order });

interface MadeSlip {
  readonly day: string;
  readonly kind: string;
  readonly value: string;
  readonly memo: string;
  readonly method: string;
}

const slipItem = ({ day, kind: code, value, memo, method }: MadeSlip, index: number): Item => ({
  ...item({ entry: `${day}#${code}_${String(index).padStart(4, '0')}`, tgt_date: day, memo, method_cd: method }),
  ...{ kind_cd_seq: { S: `${code}_${String(index).padStart(4, '0')}` }, value: { N: value } },
});

async function opened(slips: readonly MadeSlip[]) {
  const items = slips.map(slipItem).sort((a, b) => ((a['entry']?.S ?? '') < (b['entry']?.S ?? '') ? -1 : 1));
  const copy = await openFully(
    chosenZip(
      await exportedZip({
        kinds: [
          kind('book', '書籍', '0', 'text', '3'),
          kind('food01', '食費', '0', 'food', '1'),
          kind('pay', '給料', '1', 'income', '2'),
          kind('top', 'チャージ', '2', 'charge', '4'),
        ],
        methods: [item({ method_cd: 'cash', method_nm: '現金' }), item({ method_cd: 'suica', method_nm: 'SUICA' })],
        slips: items,
      }),
    ),
  );
  return { copy, names: ledgerNames(copy), records: copy.slips.kept };
}

const made: readonly MadeSlip[] = [
  { day: '20250101', kind: 'food01', value: '100', memo: 'スーパー', method: 'cash' },
  { day: '20250102', kind: 'food01', value: '-30.5', memo: '返品', method: 'cash' },
  { day: '20250201', kind: 'pay', value: '250000', memo: '', method: 'cash' },
  { day: '20250202', kind: 'top', value: '3000', memo: '', method: 'suica' },
  { day: '20250203', kind: 'book', value: '1E3', memo: 'ＡＢＣ', method: 'suica' },
  { day: '20250204', kind: 'none', value: '7', memo: '', method: 'other' },
];

describe('slips are found', () => {
  it.each<[string, Partial<Search>, string[]]>([
    ['by nothing', {}, ['100', '-30.5', '250000', '3000', '1E3', '7']],
    ['by a memo in half width', { text: 'ｽｰﾊﾟｰ' }, ['100']],
    ['by a memo in hiragana', { text: 'すーぱー' }, ['100']],
    ['by a memo in other case and width', { text: 'abc' }, ['1E3']],
    ['by the name of the kind', { text: '食費' }, ['100', '-30.5']],
    ['by two words in different columns', { text: '食費　返品' }, ['-30.5']],
    ['by the name of the method', { text: 'suica' }, ['3000', '1E3']],
    ['by the kind', { kindCode: 'pay' }, ['250000']],
    ['by the method', { methodCode: 'other' }, ['7']],
    ['by the direction', { direction: '0' }, ['100', '-30.5', '1E3']],
    ['by no direction', { direction: 'unknown' }, ['7']],
    ['by days, both included', { from: '2025-01-02', to: '2025-02-02' }, ['-30.5', '250000', '3000']],
    ['by amounts, both included', { least: 100, most: 1000 }, ['100', '1E3']],
    ['by what none has', { text: 'x', direction: '1' }, []],
  ])('%s', async (_, search, values) => {
    const { records, names } = await opened(made);
    const rows = findRecords(records, names, { ...everyRecord, ...search });
    expect([...rows].map((row) => recordAt(records, row).value)).toEqual(values);
  });
});

describe('slips are sorted', () => {
  it.each<[SortColumn, string[]]>([
    ['day', ['100', '-30.5', '250000', '3000', '1E3', '7']],
    ['value', ['-30.5', '7', '100', '1E3', '3000', '250000']],
    ['kind', ['100', '-30.5', '250000', '1E3', '3000', '7']],
    ['method', ['100', '-30.5', '250000', '3000', '1E3', '7']],
  ])('by %s, and the other way round', async (by, values) => {
    const { records, names } = await opened(made);
    const rows = findRecords(records, names, everyRecord);
    const sorted = (isDescending: boolean) =>
      [...sortRecords(records, names, rows, { by, isDescending })].map((row) => recordAt(records, row).value);
    expect(sorted(false)).toEqual(values);
    expect([...sorted(true)].sort()).toEqual([...values].sort());
    if (by === 'value' || by === 'day') expect(sorted(true)).toEqual([...values].reverse());
  });
});

it('slips are added up exactly, by rows, by months and by groups', async () => {
  const { records, names, copy } = await opened(made);
  const totals = { slips: 6, income: '250000', expense: '1069.5', charge: '3000', unknown: 1 };
  expect(totalsOfRows(records, names, findRecords(records, names, everyRecord))).toEqual(totals);
  expect(totalsOfMonths(copy.months, names)).toEqual(totals);
  expect(copy.months.map(({ month, slips }) => [month, slips])).toEqual([
    ['2025-01', 2],
    ['2025-02', 4],
  ]);
  expect(spendingByGroup(copy.months, names).map(({ group, total }) => [group, total])).toEqual([
    ['text', '1000'],
    ['food', '69.5'],
  ]);
});

it('a saved table holds every text and amount, whatever they are', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(anyText, fc.constantFrom('food01', 'pay', 'top', 'none'), fc.integer()), { maxLength: 8 }),
      async (rows) => {
        const { records, names } = await opened(
          rows.map(([memo, code, value]) => ({
            ...{ day: '20250101', kind: code, value: String(value), memo: memo.toWellFormed(), method: 'cash' },
          })),
        );
        const all = findRecords(records, names, everyRecord);
        const csv = slipsCsv(records, names, all, {
          header: Array.from({ length: 12 }, (_, column) => String(column)),
          directions: { 0: '支出', 1: '収入', 2: '現金チャージ', 3: 'チャージ', unknown: '不明' },
        });
        const [, ...cells] = parse(csv, { bom: true, record_delimiter: '\r\n' });
        expect(cells.map((row) => [unguardFormula(row[3] ?? ''), row[5]])).toEqual(
          [...all].map((row) => [recordAt(records, row).memo, recordAt(records, row).value]),
        );
        const totals = totalsOfRows(records, names, all);
        const column = (at: number) => cells.reduce((sum, row) => addDecimals(sum, row[at] || '0'), '0');
        expect([column(6), column(7), column(8)]).toEqual([totals.income, totals.expense, totals.charge]);
      },
    ),
    { seed: 1, numRuns: 40 },
  );
});

describe('of more records than are kept', () => {
  const many = Array.from({ length: 50 }, (_, index) => ({
    ...{ day: `${2020 + Math.floor(index / 10)}0101`, kind: 'food01', value: String(index), memo: '', method: 'cash' },
  }));

  it('the newest are kept, and all are counted', () => {
    const records = new DatedRecords({ years: null }, 50, 15);
    for (const [index, slip] of many.entries()) records.add(slipItem(slip, index));
    const { kept, omitted, rowsByYear } = records.result();
    expect([kept.rows, omitted, recordAt(kept, 0).value, recordAt(kept, 14).value]).toEqual([15, 35, '35', '49']);
    expect(rowsByYear.map(({ rows }) => rows)).toEqual([10, 10, 10, 10, 10]);
  });

  it('those of the chosen years are kept', () => {
    const records = new DatedRecords({ years: new Set(['2020', '2022']) }, 20, 15);
    for (const [index, slip] of many.entries()) records.add(slipItem(slip, index));
    const { kept } = records.result();
    expect([kept.rows, recordAt(kept, 0).value, recordAt(kept, 14).value]).toEqual([15, '5', '29']);
  });
});

it('a value that is no number is shown as it is stored, and is in no sum', async () => {
  const odd = { ...slipItem({ day: '20250101', kind: 'food01', value: '1', memo: '', method: 'cash' }, 1) };
  const copy = await openFully(chosenZip(await exportedZip({ slips: [{ ...odd, value: { S: '千円' } }] })));
  expect(recordAt(copy.slips.kept, 0)).toMatchObject({ value: '', oddValue: '千円' });
  expect(copy.proof.controlTotals.slips).toMatchObject({ rows: 1, rowsWithoutValue: 1, valueTotal: '0' });
});
