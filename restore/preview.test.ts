import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from '../archive/items/attribute-value.ts';
import type { Dataset } from '../ledger/datasets.ts';
import { balances, kindsMaster, slips } from '../ledger/datasets.ts';
import { byOwner } from '../ledger/layouts/by-owner.ts';
import type { Table } from './ledger-arbitrary.ts';
import { anyChoice, anyDataset, anyTable, owner, recordOf, streamOf } from './ledger-arbitrary.ts';
import { mergeStreams } from './merge-streams.ts';
import { applyStep } from './next-step.ts';
import type { Preview } from './preview.ts';
import { mostExamples, PreviewBuilder, writesOf } from './preview.ts';

type Rows = Readonly<Record<string, Item>>;
type Side = Partial<Record<'kinds' | 'slips' | 'balances', Rows>>;

async function previewOf(tables: readonly { dataset: Dataset; copy: Table; here: Table }[]): Promise<Preview> {
  const builder = new PreviewBuilder(byOwner);
  for (const { dataset, copy, here } of tables) {
    for await (const batch of mergeStreams({ copy: streamOf(copy), live: streamOf(here) }))
      for (const record of batch) builder.add(dataset, record);
  }
  return builder.finish();
}

/** Records by table and key. */
const previewOfRows = (copy: Side, here: Side): Promise<Preview> =>
  previewOf(
    [kindsMaster, slips, balances].map((dataset) => {
      const table = (rows: Rows = {}): Table =>
        new Map(Object.entries(rows).map(([key, item]) => [key, recordOf(dataset, key, item)]));
      const name = dataset.name;
      return { dataset, copy: table(copy[name]), here: table(here[name]) };
    }),
  );

const food = { food01: { account_dir: { S: '0' } }, pay01: { account_dir: { S: '1' } } };
const slip = (value: string, kind = 'food01', method = 'cash'): Item => ({
  kind_cd_seq: { S: `${kind}_1` },
  method_cd: { S: method },
  value: { N: value },
});
const balance = (value: string, method = 'cash'): Item => ({ method_cd: { S: method }, value: { N: value } });

describe('a preview', () => {
  it('counts what the restore then writes, in every mode', async () => {
    const anyCase = anyDataset.chain((dataset) =>
      fc.record({ dataset: fc.constant(dataset), copy: anyTable(dataset), here: anyTable(dataset), choice: anyChoice }),
    );
    await fc.assert(
      fc.asyncProperty(anyCase, async ({ dataset, copy, here, choice }) => {
        const preview = await previewOf([{ dataset, copy, here }]);
        const written = { ADD: 0, CHANGE: 0, ONLY_HERE: 0 };
        for await (const batch of mergeStreams({ copy: streamOf(copy), live: streamOf(here) })) {
          for (const record of batch) {
            const step = applyStep(record, dataset, choice);
            if (step.kind === 'WRITE') written[step.from ? (step.to ? 'CHANGE' : 'ONLY_HERE') : 'ADD'] += 1;
          }
        }
        expect(writesOf(preview, choice)).toEqual(written);
        const counts = preview.tables[dataset.name];
        expect(counts.ADD + counts.CHANGE + counts.SAME).toBe(copy.size);
        expect(counts.CHANGE + counts.SAME + counts.ONLY_HERE).toBe(here.size);
      }),
    );
  });

  it('shows a changed record field by field, and the whole of a missing one', async () => {
    const { examples } = await previewOfRows(
      { slips: { '20250301#a': { memo: { S: 'パン' }, value: { N: '120' } }, '20250302#b': { value: { N: '5' } } } },
      { slips: { '20250301#a': { memo: { S: 'パン' }, value: { N: '100' }, shop: { S: '店' } } } },
    );
    expect(examples).toEqual([
      {
        table: 'slips',
        recordClass: 'CHANGE',
        key: '20250301#a',
        fields: [
          { attribute: 'shop', before: { type: 'S', text: '店', isCut: false }, after: null },
          {
            attribute: 'value',
            before: { type: 'N', text: '100', isCut: false },
            after: { type: 'N', text: '120', isCut: false },
          },
        ],
      },
      {
        table: 'slips',
        recordClass: 'ADD',
        key: '20250302#b',
        fields: [
          { attribute: 'entry', before: null, after: { type: 'S', text: '20250302#b', isCut: false } },
          { attribute: 'owner', before: null, after: { type: 'S', text: owner, isCut: false } },
          { attribute: 'value', before: null, after: { type: 'N', text: '5', isCut: false } },
        ],
      },
    ]);
  });

  it('keeps the first hundred of a class, and counts on', async () => {
    const rows = Object.fromEntries(
      Array.from({ length: mostExamples + 5 }, (_, index) => [`20250301#${String(index).padStart(3, '0')}`, slip('1')]),
    );
    const { examples, tables } = await previewOfRows({ slips: rows }, {});
    expect([examples.length, examples.at(-1)?.key, tables.slips.ADD]).toEqual([mostExamples, '20250301#099', 105]);
  });

  it('cuts a long value between characters, and says so', async () => {
    const memo = { memo: { S: `${'あ'.repeat(999)}𠮷${'い'.repeat(10)}` } };
    const { examples } = await previewOfRows({ slips: { '20250301#a': memo } }, {});
    const shown = examples[0]?.fields.find(({ attribute }) => attribute === 'memo')?.after;
    expect(shown).toEqual({ type: 'S', text: 'あ'.repeat(999), isCut: true });
  });

  it('shows a value of another type as DynamoDB JSON', async () => {
    const { examples } = await previewOfRows({ slips: { '20250301#a': { memo: { L: [{ S: 'x' }] } } } }, {});
    expect(examples[0]?.fields.find(({ attribute }) => attribute === 'memo')?.after).toEqual({
      type: 'L',
      text: '{"L":[{"S":"x"}]}',
      isCut: false,
    });
  });
});

describe('the money of a preview', () => {
  it('is each method’s slips before, and after each mode', async () => {
    const { methods } = await previewOfRows(
      {
        kinds: food,
        slips: { '20250301#a': slip('100'), '20250302#a': slip('70'), '20250303#a': slip('1000', 'pay01') },
      },
      { kinds: food, slips: { '20250301#a': slip('100'), '20250302#a': slip('50'), '20250304#a': slip('30') } },
    );
    expect(methods[0]?.slips).toEqual({ before: '-180', ADD: '820', REPLACE: '800', EXACT: '830' });
  });

  it('takes a kind that the copy adds, for slips that were in the ledger already too', async () => {
    const { methods, slipsWithoutEffect } = await previewOfRows(
      { kinds: food, slips: {} },
      { slips: { '20250301#a': slip('100') } },
    );
    expect(methods[0]?.slips).toEqual({ before: '0', ADD: '-100', REPLACE: '-100', EXACT: '0' });
    expect(slipsWithoutEffect).toBe(0);
  });

  it('counts slips of an unknown kind or without an amount, and leaves them out', async () => {
    const { methods, slipsWithoutEffect } = await previewOfRows(
      { kinds: food, slips: { '20250301#a': slip('100', 'gone'), '20250301#b': { kind_cd_seq: { S: 'food01_1' } } } },
      {},
    );
    expect([methods, slipsWithoutEffect]).toEqual([[], 2]);
    // A slip that differs is one slip, although neither its old nor its new content has an effect.
    const changed = await previewOfRows(
      { slips: { '20250301#a': slip('100', 'gone') } },
      { slips: { '20250301#a': slip('200', 'gone') } },
    );
    expect(changed.slipsWithoutEffect).toBe(1);
  });

  it('is the last balance of each method, before and after each mode', async () => {
    const { methods } = await previewOfRows(
      {
        balances: {
          '20250301#cash': balance('5'),
          '20250302#cash': balance('7'),
          '20250302#suica': balance('1', 'suica'),
        },
      },
      { balances: { '20250302#cash': balance('6'), '20250303#cash': balance('9') } },
    );
    expect(methods.map(({ methodCode, lastBalance }) => [methodCode, lastBalance])).toEqual([
      [
        'cash',
        {
          before: { day: '20250303', value: '9' },
          ADD: { day: '20250303', value: '9' },
          REPLACE: { day: '20250303', value: '9' },
          EXACT: { day: '20250302', value: '7' },
        },
      ],
      [
        'suica',
        {
          before: null,
          ADD: { day: '20250302', value: '1' },
          REPLACE: { day: '20250302', value: '1' },
          EXACT: { day: '20250302', value: '1' },
        },
      ],
    ]);
  });

  it('names the kinds whose direction a change of the masters would turn', async () => {
    const { turnedKinds } = await previewOfRows(
      { kinds: { food01: { account_dir: { S: '1' } }, pay01: { account_dir: { S: '1' } } } },
      { kinds: food },
    );
    expect(turnedKinds).toEqual([{ kindCode: 'food01', here: '0', inCopy: '1' }]);
  });
});

describe('a record that no conditional write can express', () => {
  it('is counted', async () => {
    const many = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`a${index}`, { N: '1' }]));
    const { unwritable } = await previewOfRows(
      { slips: { '20250301#a': { value: { N: '1' } } } },
      { slips: { '20250301#a': many } },
    );
    expect(unwritable).toBe(1);
  });
});
