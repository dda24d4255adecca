import fc from 'fast-check';
import { jsonLineWriter } from '../archive/entries/jsonl.ts';
import type { Item } from '../archive/items/attribute-value.ts';
import { anyItem } from '../archive/items/item-arbitrary.ts';
import type { Dataset } from '../ledger/datasets.ts';
import { kindsMaster, slips } from '../ledger/datasets.ts';
import { compareKeys } from '../ledger/key-order.ts';
import type { Choice } from './choice.ts';
import type { LedgerRecord, RecordStream } from './ledger-record.ts';

/** For laws: the records of one dataset by key. */
export type Table = ReadonlyMap<string, LedgerRecord>;

export const owner = 'ap-northeast-1:00000000-0000-4000-8000-000000000001';

/** Few keys, so that copy and ledger share many; some of them sort differently as UTF-16 and as UTF-8. */
export const anyKey: fc.Arbitrary<string> = fc.constantFrom(
  '20250301#a',
  '20250301#b',
  '20250302#a',
  '20250302#\uffee',
  '20250302#𠮷',
  '20250303#a',
  '20250303#aa',
);

const line = jsonLineWriter();

/** A record of any attributes beside the two of its key. */
export function recordOf(dataset: Dataset, key: string, attributes: Item): LedgerRecord {
  const item = { ...attributes, [dataset.partitionAttribute]: { S: owner }, [dataset.sortAttribute]: { S: key } };
  return { key, line: line(item) };
}

/** A dated dataset or a master. */
export const anyDataset = fc.constantFrom(slips, kindsMaster);

/** `contents` is how many different contents records have: few make equal records likely. */
export function anyTable(dataset: Dataset): fc.Arbitrary<Table> {
  const content = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom<Item>({ value: { N: '1' } }, { value: { N: '2' } }, { memo: { S: 'あ' } }),
    },
    { weight: 1, arbitrary: anyItem },
  );
  return fc
    .uniqueArray(fc.tuple(anyKey, content), { selector: ([key]) => key, maxLength: 7 })
    .map((rows) => new Map(rows.map(([key, attributes]) => [key, recordOf(dataset, key, attributes)])));
}

export const anyChoice: fc.Arbitrary<Choice> = fc.record({
  mode: fc.constantFrom('ADD' as const, 'REPLACE' as const, 'EXACT' as const),
  changesMasters: fc.boolean(),
});

/** The records in key order, in batches of `batch`. */
export async function* streamOf(table: Table, batch = 2): RecordStream {
  const records = [...table.values()].sort((a, b) => compareKeys(a.key, b.key));
  for (let at = 0; at < records.length; at += batch) yield await Promise.resolve(records.slice(at, at + batch));
}
