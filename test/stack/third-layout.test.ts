import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { DeleteItemCommand, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DatasetName } from '../../ledger/datasets.ts';
import { attributesOf } from '../attributes-of.ts';
import { exportAndFetch } from '../exports.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import { kakeibo } from '../kakeibo-layout.ts';
import { operatorDynamodb } from '../ledger-in-tables.ts';
import { signUpAs } from '../new-person.ts';
import type { Person } from '../person.ts';
import { signInAs } from '../person.ts';
import { applyAs, atRest, checkedAs, planOf, untilRestore } from '../restores.ts';

const tables = {
  slips: 'kakeibo_entries',
  balances: 'kakeibo_balances',
  kinds: 'kakeibo_kinds',
  methods: 'kakeibo_methods',
} as const;
const identity = 'ap-northeast-1:00000000-0000-4000-8000-000000000001';

const slip = (day: string, seq: string, value: string) => ({
  ...attributesOf({ month_book: 'HOME', entry_key: `${day}#${seq}`, tgt_date: day, kind_cd_seq: seq }),
  ...{ method_cd: { S: 'cash' }, value: { N: value }, memo: { S: '米' } },
});
const balance = (day: string, value: string) => ({ ...attributesOf({ day, wallet: 'cash' }), value: { N: value } });
const planted: Readonly<Record<DatasetName, readonly Record<string, AttributeValue>[]>> = {
  slips: [slip('20250301', 'food_1', '1200'), slip('20250302', 'food_1', '300.5'), slip('20250302', 'pay_1', '5000')],
  balances: [balance('20250227', '10000'), balance('20250301', '8800'), balance('20250302', '13499.5')],
  kinds: [
    attributesOf({ book: 'HOME', kind_cd: 'food', kind_nm: '食費', account_dir: '0' }),
    attributesOf({ book: 'HOME', kind_cd: 'pay', kind_nm: '給与', account_dir: '1' }),
    attributesOf({ book: 'THEIRS', kind_cd: 'car', kind_nm: '車', account_dir: '0' }),
  ],
  methods: [attributesOf({ method_cd: 'cash', method_nm: '現金' })],
};

const days = { from: '2025-03-01', to: '2025-03-02' };
let host: HostUnderTest;
let person: Person;

beforeAll(async () => {
  host = await startHostUnderTest({ seed: false, ownTables: { layout: kakeibo, tables, identity } });
  person = await signUpAs(host, 'kakeibo@example.com');
  expect(person.identityId).toBe(identity);
  const operator = operatorDynamodb(host);
  for (const [name, items] of Object.entries(planted))
    for (const Item of items) await operator.send(new PutItemCommand({ TableName: tables[name as DatasetName], Item }));
  operator.destroy();
});
afterAll(() => host.close());

async function itemsIn(name: DatasetName) {
  const operator = operatorDynamodb(host);
  const { Items = [] } = await operator.send(new ScanCommand({ TableName: tables[name] }));
  operator.destroy();
  return sorted(Items);
}

async function remove(name: DatasetName, Key: Record<string, AttributeValue>) {
  const operator = operatorDynamodb(host);
  await operator.send(new DeleteItemCommand({ TableName: tables[name], Key }));
  operator.destroy();
}

interface Manifest {
  readonly layout: { readonly name: string; readonly statement: string };
  readonly reconciliation: { readonly methods: readonly Readonly<Record<string, unknown>>[] };
}

describe('a ledger in tables of a shape that only settings describe', () => {
  it('is copied for a period, with the records and the proof that archives have', async () => {
    const { contents } = await exportAndFetch(host, person, days);
    const slips = contents.items('slips.jsonl') as Record<string, { S: string }>[];
    expect(slips.map((item) => item['entry']?.S)).toEqual(['20250301#food_1', '20250302#food_1', '20250302#pay_1']);
    expect(slips[0]).not.toHaveProperty('month_book');
    expect(contents.items('balances.jsonl').at(-1)).toEqual({
      ...{ owner: { S: identity }, entry: { S: '20250302#cash' } },
      ...{ tgt_date: { S: '20250302' }, method_cd: { S: 'cash' }, value: { N: '13499.5' } },
    });
    const kinds = contents.items('kinds.jsonl') as Record<string, { S: string }>[];
    expect(kinds.map((item) => item['kind_cd']?.S)).toEqual(['food', 'pay']);
    const manifest = JSON.parse(contents.entry('manifest.json').toString('utf8')) as Manifest;
    expect(manifest.layout.name).toBe('kakeibo');
    expect(manifest.layout.statement).toContain('The table of balances has a partition for each day');
    expect(manifest.reconciliation.methods).toMatchObject([
      { difference: '0', opening: { day: '20250227', value: '10000' }, closing: { day: '20250302', value: '13499.5' } },
    ]);
  });

  it('shows its months and names, from a table of ranges and one of days', async () => {
    const { data, errors } = await person.ask(
      `{ ledgerMonths(from: "2025-03-01", to: "2025-03-31") { isComplete months { month slips balances lastBalances { methodCode value } } }
        kinds { code name } methods { code name } }`,
    );
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      ledgerMonths: {
        isComplete: true,
        months: [
          {
            ...{ month: '2025-03', slips: 3, balances: 2 },
            lastBalances: [{ methodCode: 'cash', value: '13499.5' }],
          },
        ],
      },
      kinds: [
        { code: 'food', name: '食費' },
        { code: 'pay', name: '給与' },
      ],
      methods: [{ code: 'cash', name: '現金' }],
    });
  });

  it('gets back lost records of both shapes just as they were', async () => {
    const { zip } = await exportAndFetch(host, person, days);
    const before = [await itemsIn('slips'), await itemsIn('balances')];
    await remove('slips', attributesOf({ month_book: 'HOME', entry_key: '20250302#food_1' }));
    await remove('balances', attributesOf({ day: '20250302', wallet: 'cash' }));
    const checked = await checkedAs(host, person, zip);
    await applyAs(person, checked.id, planOf(checked, 'ADD'));
    expect(await untilRestore(person, checked.id, atRest)).toMatchObject({
      ...{ status: 'APPLIED', outcome: { conflicts: 0, unwritable: 0 } },
    });
    expect([await itemsIn('slips'), await itemsIn('balances')]).toEqual(before);
  });
});

describe('a copy of tables that are keyed by owner', () => {
  let other: HostUnderTest;
  beforeAll(async () => {
    other = await startHostUnderTest();
  });
  afterAll(() => other.close());

  it('is put back into tables of another shape, without what their keys replace', async () => {
    const { zip, contents } = await exportAndFetch(other, await signInAs(other), days);
    const checked = await checkedAs(host, person, zip);
    expect(checked.found).toMatchObject({ isOfAnotherOwner: true, unwritable: 0 });
    await applyAs(person, checked.id, planOf(checked, 'EXACT'));
    expect(await untilRestore(person, checked.id, atRest)).toMatchObject({
      ...{ status: 'APPLIED', outcome: { conflicts: 0, unwritable: 0 } },
    });
    const { contents: here } = await exportAndFetch(host, person, days);
    const records = (copy: typeof here, name: string) =>
      copy.items(name).map((item) => ({ ...item, owner: undefined }));
    for (const name of ['slips.jsonl', 'balances.jsonl']) expect(records(here, name)).toEqual(records(contents, name));
    expect(here.items('slips.jsonl').length).toBeGreaterThan(3);
    for (const item of await itemsIn('balances')) expect(item).not.toContain('method_cd');
  });
});

const sorted = (items: readonly object[]) => items.map((item) => JSON.stringify(Object.entries(item).sort())).sort();
