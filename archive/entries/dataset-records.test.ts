import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { DatasetName } from '../../ledger/datasets.ts';
import { datasets } from '../../ledger/datasets.ts';
import type { Language } from '../../ledger/language.ts';
import { languages } from '../../ledger/language.ts';
import { ledger } from '../../test/fixtures/version-1/ledger.ts';
import type { Item } from '../items/attribute-value.ts';
import { rowOfItem } from '../items/row.ts';
import { csvHeader } from './csv.ts';
import { csvColumns, typeNames } from './csv-columns.ts';
import { datasetRecords } from './dataset-records.ts';
import { MasterCells } from './master-cells.ts';

function mastersOf({ kinds, methods }: Pick<typeof ledger, 'kinds' | 'methods'>, language: Language): MasterCells {
  const masters = new MasterCells(language);
  for (const kind of kinds) masters.addKind(rowOfItem(kind));
  for (const method of methods) masters.addMethod(rowOfItem(method));
  return masters;
}

/** The CSV of a dataset, with the masters of the fixture unless others are given. */
function csvOf(
  dataset: DatasetName,
  items: readonly Item[],
  {
    language = 'ja',
    kinds = ledger.kinds,
    methods = ledger.methods,
  }: Partial<typeof ledger> & { language?: Language } = {},
): string {
  const { header, records } = datasetRecords(dataset, mastersOf({ kinds, methods }, language), language);
  return csvHeader(header) + items.map((item) => records.record(item)).join('');
}

const lines = (csv: string): string[] => csv.split('\r\n').slice(0, -1);
const slip = (attributes: Item): Item => ({
  ...{ tgt_date: { S: '20250131' }, kind_cd_seq: { S: 'food01_a' }, method_cd: { S: 'cash' }, value: { N: '1' } },
  ...attributes,
});
const recordOf = (attributes: Item): string[] => parse(csvOf('slips', [slip(attributes)]))[1] ?? [];

describe('the CSV of slips', () => {
  it('has names, ISO days, a word for the direction, and the amount in one of three columns', () => {
    expect(lines(csvOf('slips', ledger.slips))).toEqual([
      '日付,区分,費目,メモ,支払方法,金額,収入,支出,チャージ,費目コード,支払方法コード,伝票ID',
      '2024-12-31,支出,通常食費,前の年,現金,800,,800,,food01,cash,food01_a',
      '2025-01-31,支出,通常食費,"パン, ""牛乳""",現金,1200,,1200,,food01,cash,food01_b',
      "2025-01-31,支出,通常食費,'=返品,現金,-300,,-300,,food01,cash,food01_c",
      '2025-02-01,チャージ,非現金チャージ,,SUICA,3000,,,3000,bankcharge,suica,bankcharge_d',
      '2025-02-01,現金チャージ,現金チャージ,,SUICA,1000,,,1000,charge,suica,charge_e',
      '2025-02-01,現金チャージ,現金チャージ,,現金,5000,,,5000,charge,cash,charge_f',
      '2025-02-14,支出,,"行一\n\'-行二",,0.10,,0.10,,nameless,card,nameless_g',
      `2025-02-14,収入,銀行引出,収入,現金,${'9'.repeat(38)},${'9'.repeat(38)},,,withdrow,cash,withdrow_h`,
      '2025-02-28,不明,通常食費,"x;\'=1+1;",現金,12,,,,food01,cash,food01_k',
      '2025-02-28,不明,,費目がない,現金,700,,,,lost,cash,lost_i',
      "2025-02-28,不明,'=向きなし,向きがない,現金,1,,,,odd,cash,odd_j",
      '2025-03-01,支出,通常食費,\'@絵文字 👪,"Pay""Pay""",1E+3,,1E+3,,food01,paypay,food01_l',
      '20320230,支出,通常食費,暦にない日,現金,40,,40,,food01,cash,food01_m',
    ]);
  });

  it('is in English when it was asked for in English', () => {
    const [header, first] = lines(csvOf('slips', ledger.slips, { language: 'en' }));
    expect(header).toBe('Date,Type,Kind,Memo,Method,Amount,Income,Expense,Charge,Kind code,Method code,Slip ID');
    expect(first).toBe('2024-12-31,Expense,通常食費,前の年,現金,800,,800,,food01,cash,food01_a');
  });

  it.each<[string, Item, string]>([
    ['a day that is none', { tgt_date: { S: '20250229' } }, '20250229'],
    ['a day of another form', { tgt_date: { S: '2025/02/01' } }, '2025/02/01'],
    ['a number', { tgt_date: { N: '20250201' } }, '20250201'],
    ['a formula', { tgt_date: { S: '=1' } }, "'=1"],
    ['an empty text', { tgt_date: { S: '' } }, ''],
  ])('keeps %s as a day as it is stored', (_, attributes, cell) => {
    expect(recordOf(attributes)[0]).toBe(cell);
  });

  it.each<[string, Item, string]>([
    ['spaces', { memo: { S: ' 　\t' } }, ''],
    ['spaces around a word', { memo: { S: ' a ' } }, ' a '],
    ['a number', { memo: { N: '5' } }, '5'],
    ['a null', { memo: { NULL: true } }, '{"NULL":true}'],
  ])('has for a memo of %s what a person can use', (_, attributes, cell) => {
    expect(recordOf(attributes)[3]).toBe(cell);
  });

  it('cuts a name after 200 characters, and never in the middle of one', () => {
    const named = (name: string): Item => ({ kind_cd: { S: 'food01' }, kind_nm: { S: name }, account_dir: { S: '0' } });
    const nameOf = (name: string) => parse(csvOf('slips', [slip({})], { kinds: [named(name)] }))[1]?.[2];
    expect(nameOf('あ'.repeat(200))).toBe('あ'.repeat(200));
    expect(nameOf('あ'.repeat(201))).toBe(`${'あ'.repeat(200)}…`);
    expect(nameOf(`${'あ'.repeat(199)}𠮷𠮷`)).toBe(`${'あ'.repeat(199)}…`);
    expect(lines(csvOf('kinds', [named('あ'.repeat(500))]))[1]).toContain('あ'.repeat(500));
  });

  it('leaves the names empty that are no texts', () => {
    const kinds = [{ kind_cd: { S: 'food01' }, kind_nm: { N: '5' }, account_dir: { S: '0' } }];
    expect(parse(csvOf('slips', [slip({})], { kinds, methods: [] }))[1]?.slice(1, 5)).toEqual(['支出', '', '', '']);
  });
});

it('the CSV of balances has names and ISO days', () => {
  expect(lines(csvOf('balances', ledger.balances)).slice(0, 3)).toEqual([
    '日付,支払方法,残高,メモ,支払方法コード',
    '2024-12-31,現金,10000,,cash',
    '2025-01-31,現金,9100,,cash',
  ]);
  expect(lines(csvOf('balances', ledger.balances)).at(-1)).toBe(`2025-02-28,現金,${'9'.repeat(38)},月末,cash`);
});

it('the CSV of kinds has the direction in words and as it is stored, and the group', () => {
  expect(lines(csvOf('kinds', ledger.kinds)).slice(2)).toEqual([
    'charge,現金チャージ,現金チャージ,charge,,1,2005-05-24,2',
    'food01,通常食費,支出,food01,,1,2005-05-24,0',
    'nameless,,支出,,,,,0',
    "odd,'=向きなし,不明,etc,,1,2005-05-24,9",
    'withdrow,銀行引出,収入,income,,1,2005-05-24,1',
  ]);
});

it('the CSV of methods has codes and names', () => {
  expect(csvOf('methods', ledger.methods)).toBe(
    '支払方法コード,支払方法\r\ncash,現金\r\npaypay,"Pay""Pay"""\r\nsuica,SUICA\r\n',
  );
});

describe.each(languages)('in %s', (language) => {
  it.each(datasets)('every record of $name has a cell for each column', ({ name }) => {
    const records = parse(csvOf(name, ledger[name], { language }), { relax_column_count: false });
    expect(records).toHaveLength(ledger[name].length + 1);
    expect(records[0]).toEqual(csvColumns[name].map(({ header }) => header[language]));
    expect(new Set(records[0]).size).toBe(csvColumns[name].length);
  });

  it('no two types have one name', () => {
    expect(new Set(Object.values(typeNames[language])).size).toBe(5);
  });
});

it.each(datasets)('the CSV of $name shows every attribute that it is said to show', ({ name, columns }) => {
  for (const column of columns) {
    const item = { [column]: { S: `value of ${column}` } };
    expect(csvOf(name, [item])).toContain(`value of ${column}`);
  }
});
