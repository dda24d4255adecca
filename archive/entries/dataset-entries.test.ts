import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../ledger/datasets.ts';
import { balances, kindsMaster, methodsMaster, slips } from '../../ledger/datasets.ts';
import type { Item } from '../items/attribute-value.ts';
import { anyItem, anyNumber, anyText } from '../items/item-arbitrary.ts';
import type { ItemPage } from '../items/item-page.ts';
import { mapItems, notFlat } from '../items/item-page.ts';
import { pageOf } from '../items/page-of-items.ts';
import { rowOfItem } from '../items/row.ts';
import { byteOrderMark, csvHeader } from './csv.ts';
import { DatasetEntries } from './dataset-entries.ts';
import { datasetRecords } from './dataset-records.ts';
import { jsonLineWriter } from './jsonl.ts';
import { MasterCells } from './master-cells.ts';

/** A sink that keeps the bytes written to it. */
function kept(name: string) {
  const chunks: Buffer[] = [];
  return {
    text: () => Buffer.concat(chunks).toString('utf8'),
    chunks,
    /** Copies the bytes at once and then overwrites the chunk, as the next chunk would. */
    write: (chunk: Buffer, onTaken?: () => void) => {
      chunks.push(Buffer.from(chunk));
      chunk.fill(0);
      onTaken?.();
      return Promise.resolve();
    },
    end: () => Promise.resolve({ name, bytes: 0, sha256: '' }),
  };
}

/** Kinds of every direction, and names that are quoted, guarded, missing and long. */
const masters = new MasterCells('en');
for (const [code, name, direction] of [
  ['a', '食費', '0'],
  ['b', '=SUM(A1)', '1'],
  ['c', 'a,"b"', '2'],
  ['あ', 'long '.repeat(100), '3'],
  ['f', '', '9'],
] as const)
  masters.addKind(rowOfItem({ kind_cd: { S: code }, kind_nm: { S: name }, account_dir: { S: direction } }));
masters.addKind(rowOfItem({ kind_cd: { S: 'd' } }));
masters.addMethod(rowOfItem({ method_cd: { S: 'a' }, method_nm: { S: '現金' } }));
masters.addMethod(rowOfItem({ method_cd: { S: 'あ' }, method_nm: { S: '-' } }));

async function write(pages: readonly ItemPage[], dataset: Dataset = slips) {
  const [csv, jsonl] = [kept('csv'), kept('jsonl')];
  const entries = new DatasetEntries(dataset, { csv, jsonl }, datasetRecords(dataset.name, masters, 'en'));
  const rows: unknown[] = [];
  for (const page of pages)
    await entries.write(page, (row) =>
      rows.push([
        row.string('memo'),
        row.string('memo', 3),
        row.before('a', 'memo'),
        row.number('value'),
        row.string('value'),
      ]),
    );
  const written = await entries.end();
  expect(written).toMatchObject({ rows: rows.length, csv: { name: 'csv' }, jsonl: { name: 'jsonl' } });
  const { attributesNotInCsv } = written;
  const chunks = { csv: csv.chunks.length, jsonl: jsonl.chunks.length };
  return { csv: csv.text(), jsonl: jsonl.text(), rows, attributesNotInCsv, chunks };
}

/** The same entries, made by the writers that take an item as an object. */
function writePlainly(items: readonly Item[], dataset: Dataset = slips) {
  const { header, records } = datasetRecords(dataset.name, masters, 'en');
  return {
    // UTF-8 cannot carry lone surrogates. DynamoDB does not accept them either.
    csv: (byteOrderMark + csvHeader(header) + items.map((item) => records.record(item)).join('')).toWellFormed(),
    jsonl: items.map((item) => `${jsonLineWriter()(item)}\n`).join(''),
    rows: items.map(({ memo, value }) => [memo?.S, memo?.S?.slice(0, 3), memo?.S?.split('a')[0], value?.N, value?.S]),
    attributesNotInCsv: [
      ...new Set(items.flatMap((item) => Object.keys(item)).filter((name) => !dataset.columns.includes(name))),
    ].sort(),
  };
}

const string = anyText.map((S) => ({ S }));
const number = anyNumber.map((N) => ({ N }));
const anyOf = (...texts: readonly string[]) => fc.constantFrom(...texts.map((S) => ({ S })));
const anyDay = anyOf('20250131', '20250131', '20240229', '20250229', '2025013', '20250131 ');
/** A typical item of a ledger: strings and numbers, sometimes with an attribute more or less. */
const flatItem: fc.Arbitrary<Item> = fc.record(
  {
    tgt_date: fc.oneof({ weight: 4, arbitrary: anyDay }, string, number),
    kind_cd_seq: fc.oneof(
      { weight: 4, arbitrary: anyOf('a_1', 'b_', 'c_x_y', 'd', 'あ_1', 'f_ ', 'e_1', 'f _1', '_1') },
      string,
    ),
    method_cd: fc.oneof({ weight: 4, arbitrary: anyOf('a', 'あ', 'b') }, string),
    value: fc.oneof(number, string),
    memo: string,
    owner: string,
    'a "name"': string,
  },
  { requiredKeys: ['tgt_date', 'kind_cd_seq'] },
);
const pageOfText = (text: string) => mapItems(Buffer.from(text), 0).page;

describe('the entries of a dataset', () => {
  it('are to the byte what the plain writers make of the same items', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.oneof({ weight: 4, arbitrary: flatItem }, anyItem), { maxLength: 6 }), { maxLength: 4 }),
        fc.constantFrom(slips, slips, balances, kindsMaster, methodsMaster),
        async (pages, dataset) => {
          const { chunks, ...written } = await write(pages.map(pageOf), dataset);
          expect(written).toEqual(writePlainly(pages.flat(), dataset));
          expect(Math.max(chunks.csv, chunks.jsonl)).toBeLessThanOrEqual(1);
        },
      ),
      { seed: 1, numRuns: 1500 },
    );
  });

  it('are the same however the strings were escaped on their way here', async () => {
    const escapes = [
      'A',
      '\\u3042',
      '\\ud842\\udfb7',
      '\\/',
      '\\"',
      '\\\\',
      '\\n',
      '\\u000a',
      '\\t',
      '\\u003d1+1',
      '\\u0027',
      '\\ud800',
      '😀',
      ',',
    ];
    const anyEscaped = fc.array(fc.constantFrom(...escapes), { maxLength: 5 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(anyEscaped, anyEscaped, async (memo, name) => {
        const text = `{"${name}":{"S":"x"},"memo":{"S":"${memo}"},"value":{"N":"\\u0031"}}`;
        expect(await write([pageOfText(`[${text}]`)])).toMatchObject(writePlainly([JSON.parse(text) as Item]));
      }),
      { seed: 1, numRuns: 1500 },
    );
  });

  it('take an item of 400 KB, and go on in chunks', async () => {
    const long = (character: string) => ({ memo: { S: character.repeat(130_000) }, tgt_date: { S: '20250101' } });
    const items = ['あ', '"', 'x', '\0'].map(long);
    const { chunks, ...written } = await write(items.map((item) => pageOf([item])));
    expect(written).toEqual(writePlainly(items));
    expect(chunks).toEqual({ csv: 3, jsonl: 3 });
  });

  it('name the attributes that are no columns, in code-unit order', async () => {
    const items = [{ owner: { S: 'x' }, memo: { S: 'y' } }, { b: { NULL: true } }, { Zone: { S: 'z' } }];
    expect((await write([pageOf(items)])).attributesNotInCsv).toEqual(['Zone', 'b', 'owner']);
  });

  it('take the last of two attributes of one name, as JSON does', async () => {
    const text = '{"memo":{"S":"a"},"memo":{"S":"b"}}';
    expect((await write([pageOfText(`[${text}]`)])).jsonl).toBe('{"memo":{"S":"b"}}\n');
  });
});

describe('the map of a page', () => {
  it('has found every item of strings and numbers flat', () => {
    fc.assert(
      fc.property(fc.array(flatItem, { minLength: 1, maxLength: 1 }), (items) => {
        const hasPlainNames = !items.some((item) => 'a "name"' in item);
        expect(pageOf(items).map[2]).toBe(hasPlainNames ? Object.keys(items[0] ?? {}).length : notFlat);
        expect(pageOf([{ memo: { NULL: true } }]).map[2]).toBe(notFlat);
      }),
      { seed: 1 },
    );
  });

  it('is not made of a text that is cut off, has spaces between its parts, or is no array', () => {
    const text = JSON.stringify([
      { memo: { S: 'a' }, value: { N: '1' }, list: { L: [{ S: 'x\\"' }, { NULL: true }] } },
    ]);
    expect(mapItems(Buffer.from(text), 0).end).toBe(text.length);
    for (let length = 0; length < text.length; length += 1)
      expect(() => mapItems(Buffer.from(text.slice(0, length)), 0)).toThrow(/spaces/);
    for (const other of ['{}', 'null', '[ ]', '[{} ]', '[{}, {}]', '[1]', '["a"]', '[{}{}]'])
      expect(() => mapItems(Buffer.from(other), 0), other).toThrow(/spaces/);
  });
});
