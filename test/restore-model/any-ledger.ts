import fc from 'fast-check';
import type { Dataset } from '../../ledger/datasets.ts';
import { byDataset, datasets } from '../../ledger/datasets.ts';
import type { Choice } from '../../restore/choice.ts';
import type { Item } from '../ledger-in-tables.ts';
import type { Ledger } from './restore-world.ts';

const days = ['20250103', '20250110', '20250120', '20250131', '20250201'];
const codes = ['food01', 'gift', 'charge', 'cash', 'bank'];

/** The key of a record in one dataset, and its attributes that follow from the key. */
function keyed(
  { partitionAttribute, sortAttribute, dayAttribute, withinDayAttribute }: Dataset,
  owner: string,
  n: number,
): Item {
  const [day = '', code = ''] = [days[n % days.length], codes[n % codes.length]];
  const base = { [partitionAttribute]: { S: owner } };
  if (dayAttribute === null || withinDayAttribute === null) return { ...base, [sortAttribute]: { S: `${code}${n}` } };
  const within = `${code}_${n}`;
  return {
    ...base,
    [sortAttribute]: { S: `${day}#${within}` },
    [dayAttribute]: { S: day },
    [withinDayAttribute]: { S: within },
  };
}

/** A ledger of an owner with few keys, so that two of them share many. */
export function anyLedger(owner: string): fc.Arbitrary<Ledger> {
  const content = fc.oneof(
    fc.record({
      value: fc.integer({ min: -5, max: 5 }).map((N) => ({ N: String(N) })),
      memo: fc.constantFrom({ S: 'a' }, { S: 'あ' }),
    }),
    fc.constant({ tags: { SS: ['x', 'y'] }, more: { M: { deep: { L: [{ N: '1' }, { NULL: true }] } } } }),
  );
  const records = (dataset: Dataset, most: number) =>
    fc
      .uniqueArray(fc.tuple(fc.nat(most * 2), content), { selector: ([n]) => n, maxLength: most })
      .map((rows) => rows.map(([n, more]) => ({ ...more, ...keyed(dataset, owner, n) }) as Item));
  return fc.record(byDataset((dataset) => records(dataset, dataset.dayAttribute === null ? 4 : 20)));
}

/** The ledger as a restore of everything must leave it: the specification, in a few lines. */
export function specified(copy: Ledger, before: Ledger, { mode, changesMasters }: Choice): Ledger {
  return byDataset((dataset) => {
    const isMaster = dataset.dayAttribute === null;
    const result = mapOf(dataset, before[dataset.name]);
    const wanted = mapOf(dataset, copy[dataset.name]);
    for (const [key, record] of wanted)
      if (!result.has(key) || (isMaster ? changesMasters : mode !== 'ADD')) result.set(key, record);
    if (!isMaster && mode === 'EXACT') for (const key of result.keys()) if (!wanted.has(key)) result.delete(key);
    return [...result.values()];
  });
}

export function mapOf({ sortAttribute }: Dataset, items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item[sortAttribute]?.S ?? '', item]));
}

/** The same records in one order, for comparison. Sets have no order in DynamoDB. */
export function inOrder(ledger: Ledger): Record<string, Record<string, string>> {
  return Object.fromEntries(
    datasets.map((dataset) => [
      dataset.name,
      Object.fromEntries(
        [...mapOf(dataset, ledger[dataset.name])]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, item]) => [key, JSON.stringify(sorted(item))]),
      ),
    ]),
  );
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => [name, sorted(member)]),
  );
}
