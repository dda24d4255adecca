import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HandMadeCopy } from '../../archive/copy/copies-under-test.ts';
import {
  another,
  exportedZip,
  handMadeCopy,
  handMadeCopyEntries,
  owner,
} from '../../archive/copy/copies-under-test.ts';
import { handMadeZip } from '../../archive/zip/hand-made-zip.ts';
import { compareKeys } from '../../ledger/key-order.ts';
import { compareCopies } from './compare-copies.ts';
import { CopyProblem } from './copy-problem.ts';
import type { ComparedTable, Comparison } from './differences.ts';
import { longestField, mostFields, mostListed } from './differences.ts';
import type { ComparedDays } from './held-days.ts';
import { chosenFolder, chosenZip } from './opened-under-test.ts';

const empty = Buffer.alloc(0);
const allDays: ComparedDays = { from: null, to: null, hasNoDay: true };

const compare = (older: Buffer, newer: Buffer, days = allDays): Promise<Comparison> =>
  compareCopies({
    ...{ older: chosenZip(older), newer: chosenZip(newer), days },
    ...{ onProgress: () => undefined, breathe: () => undefined },
  });

async function tableOf(comparison: Promise<Comparison>, name = 'slips'): Promise<ComparedTable> {
  const table = (await comparison).tables.find((one) => one.table === name);
  if (table?.problem !== null) throw new Error(`Expected ${name} to be compared.`);
  return table;
}

interface SlipOfTest {
  readonly day: string;
  readonly id: string;
  readonly value?: string;
}

const slip = ({ day, id, value = '100' }: SlipOfTest) => ({
  ...{ owner: { S: owner }, entry: { S: `${day}#${id}` }, tgt_date: { S: day }, kind_cd_seq: { S: id } },
  ...{ method_cd: { S: 'cash' }, value: { N: value } },
});
const copyOf = (slips: readonly SlipOfTest[]) => exportedZip({ slips: slips.map(slip) });
const withSlips = (lines: readonly string[], copy: HandMadeCopy = {}) =>
  handMadeCopy({ ...copy, texts: { 'slips.jsonl': lines.map((line) => `${line}\n`).join('') } });

describe('two copies', () => {
  it('are compared record by record: added, changed by field, gone, by month, in the order of the keys', async () => {
    const older = await copyOf([
      { day: '20250101', id: 'food_a' },
      { day: '20250131', id: 'food_b' },
      { day: '20250201', id: 'food_c', value: '300' },
    ]);
    const newer = await copyOf([
      { day: '20250101', id: 'food_a' },
      { day: '20250201', id: 'food_c', value: '301' },
      { day: '20250201', id: 'food_d' },
    ]);
    const { counts, same, months, lists } = await tableOf(compare(older, newer));
    expect([counts, same]).toEqual([{ added: 1, changed: 1, gone: 1 }, 1]);
    expect(months).toEqual([
      { month: '2025-01', added: 0, changed: 0, gone: 1 },
      { month: '2025-02', added: 1, changed: 1, gone: 0 },
    ]);
    expect(lists.changed).toEqual([
      { key: '20250201#food_c', moreFields: 0, fields: [{ attribute: 'value', before: '300', after: '301' }] },
    ]);
    expect(lists.gone.map(({ key }) => key)).toEqual(['20250131#food_b']);
    expect(lists.added[0]?.fields).toContainEqual({ attribute: 'value', before: null, after: '100' });
  });

  it('are compared on the days that both hold, and records of other days are only counted', async () => {
    const older = await copyOf([
      { day: '20250101', id: 'a' },
      { day: '20250201', id: 'b' },
    ]);
    const newer = await copyOf([
      { day: '20250202', id: 'c' },
      { day: '20250301', id: 'd' },
      { day: '20259999', id: 'e' },
    ]);
    const days = { from: '2025-02-01', to: '2025-02-28', hasNoDay: false };
    const { counts, outside } = await tableOf(compare(older, newer, days));
    expect([counts, outside]).toEqual([
      { added: 1, changed: 0, gone: 1 },
      { older: 1, newer: 2 },
    ]);
  });

  it('are compared by value: another order of attributes and another way of writing a number are no difference', async () => {
    const older = withSlips(['{"entry":{"S":"20250101#a"},"tags":{"SS":["x","y"]},"value":{"N":"1000"}}']);
    const newer = withSlips(['{"value":{"N":"1E3"},"tags":{"SS":["y","x"]},"entry":{"S":"2025\\u00301\\u00301#a"}}']);
    expect((await tableOf(compare(older, newer))).same).toBe(1);
  });

  it.each([
    ['sets of numbers', '{"NS":["1E1","2"]}', '{"NS":["2.0","10"]}'],
    ['maps in another order', '{"M":{"a":{"N":"1"},"b":{"S":"x"}}}', '{"M":{"b":{"S":"x"},"a":{"N":"1.0"}}}'],
    ['what no DynamoDB would write', '{"N":"abc","S":1}', '{"S":1,"N":"abc"}'],
  ])('take %s as the same', async (_, before, after) => {
    const line = (value: string) => `{"entry":{"S":"20250101#a"},"value":${value}}`;
    expect((await tableOf(compare(withSlips([line(before)]), withSlips([line(after)])))).same).toBe(1);
  });

  it.each([
    ['a text and a number', '{"S":"5"}', '{"N":"5"}'],
    ['an empty text and none', '{"S":""}', '{"NULL":true}'],
    ['numbers beyond fifteen digits', '{"N":"12345678901234567"}', '{"N":"12345678901234568"}'],
    ['lists in another order', '{"L":[{"N":"1"},{"N":"2"}]}', '{"L":[{"N":"2"},{"N":"1"}]}'],
    ['sets of texts that look like numbers', '{"SS":["1"]}', '{"SS":["1.0"]}'],
    ['sets of other numbers', '{"NS":["1","2"]}', '{"NS":["1","3"]}'],
    ['maps with other members', '{"M":{"a":{"N":"1"},"b":{"N":"2"}}}', '{"M":{"a":{"N":"1"},"b":{"N":"3"}}}'],
    ['what no DynamoDB would write', 'null', '[null]'],
  ])('keep %s apart', async (_, before, after) => {
    const line = (value: string) => `{"entry":{"S":"20250101#a"},"value":${value}}`;
    const { counts } = await tableOf(compare(withSlips([line(before)]), withSlips([line(after)])));
    expect(counts).toEqual({ added: 0, changed: 1, gone: 0 });
  });

  it('of two owners do not differ by the owner alone', async () => {
    const line = (whose: string) => `{"entry":{"S":"20250101#a"},"owner":{"S":"${whose}"}}`;
    expect((await tableOf(compare(withSlips([line(owner)]), withSlips([line(another)])))).same).toBe(1);
  });

  it('are compared in all their kinds and methods, whatever the days, and those are in no month', async () => {
    const kind = (name: string) => ({ owner: { S: owner }, kind_cd: { S: 'food' }, kind_nm: { S: name } });
    const [older, newer] = await Promise.all(['食費', '食べもの'].map((name) => exportedZip({ kinds: [kind(name)] })));
    const days = { from: '2025-02-01', to: '2025-02-28', hasNoDay: false };
    const { counts, months, outside } = await tableOf(compare(older ?? empty, newer ?? empty, days), 'kinds');
    expect([counts, months, outside]).toEqual([{ added: 0, changed: 1, gone: 0 }, [], { older: 0, newer: 0 }]);
  });

  it('are compared on the first and the last day too, and on no day only when both hold that', async () => {
    const older = await copyOf([
      { day: '20250131', id: 'a' },
      { day: '20250201', id: 'b' },
      { day: '20250228', id: 'c' },
      { day: '20250301', id: 'd' },
      { day: '20259999', id: 'e' },
    ]);
    const days = { from: '2025-02-01', to: '2025-02-28' };
    const nothing = await copyOf([]);
    const found = await tableOf(compare(older, nothing, { ...days, hasNoDay: false }));
    expect(found.lists.gone.map(({ key }) => key)).toEqual(['20250201#b', '20250228#c']);
    const withNoDay = await tableOf(compare(older, nothing, { ...days, hasNoDay: true }));
    expect(withNoDay.months).toEqual([
      { month: '', added: 0, changed: 0, gone: 1 },
      { month: '2025-02', added: 0, changed: 0, gone: 2 },
    ]);
  });

  it('list at most so many fields, in order, and cut a long text between two characters', async () => {
    const names = Array.from({ length: mostFields + 3 }, (_, at) => `x${String(at).padStart(2, '0')}`);
    const long = `${'a'.repeat(longestField - 1)}𠮷𠮷`;
    const attributes = [...names].reverse().map((name) => `"${name}":{"S":"${name}"}`);
    const line = `{"entry":{"S":"20250101#a"},"aa":{"S":"${long}"},${attributes.join(',')}}`;
    const { lists } = await tableOf(compare(withSlips([]), withSlips([line])));
    const [{ fields, moreFields } = { fields: [], moreFields: 0 }] = lists.added;
    expect([fields.length, moreFields]).toEqual([mostFields, 5]);
    expect(fields.map(({ attribute }) => attribute)).toEqual(['aa', 'entry', ...names.slice(0, mostFields - 2)]);
    expect(fields[0]?.after).toBe(`${'a'.repeat(longestField - 1)}…`);
  });

  it('are read to their ends, and the progress says so', async () => {
    const zip = withSlips(['{"entry":{"S":"20250101#a"}}']);
    const steps: number[] = [];
    let pauses = 0;
    await compareCopies({
      ...{ older: chosenZip(zip), newer: chosenZip(zip), days: allDays },
      onProgress: (done, total) => void steps.push(done / total),
      breathe: () => void (pauses += 1),
    });
    expect([steps, pauses]).toEqual([[0.5, 1], 2]);
  });

  it('list only the first differences, and count all', async () => {
    const slips = Array.from({ length: mostListed + 20 }, (_, at) => ({
      ...{ day: '20250101', id: `a_${String(at).padStart(5, '0')}` },
    }));
    const { counts, lists } = await tableOf(compare(await copyOf([]), await copyOf(slips)));
    expect([counts.added, lists.added.length, lists.added[0]?.key]).toEqual([520, mostListed, '20250101#a_00000']);
  });

  it('as a zip and as a folder that was unpacked are the same', async () => {
    const zip = withSlips(['{"entry":{"S":"20250101#a"}}']);
    const files = handMadeCopyEntries({ texts: { 'slips.jsonl': '{"entry":{"S":"20250101#a"}}\n' } });
    const folder = Object.fromEntries(files.map(({ name, content }) => [name.toString(), Buffer.from(content)]));
    const { tables } = await compareCopies({
      ...{ older: chosenZip(zip), newer: chosenFolder(folder), days: allDays },
      ...{ onProgress: () => undefined, breathe: () => undefined },
    });
    expect(tables.map((table) => table.problem ?? table.counts)).toEqual(
      Array.from({ length: 4 }, () => ({ added: 0, changed: 0, gone: 0 })),
    );
  });
});

describe('a table that one copy does not hold as it was made', () => {
  const good = withSlips(['{"entry":{"S":"20250101#a"}}']);
  const entries = handMadeCopyEntries({ texts: { 'slips.jsonl': '{"entry":{"S":"20250101#a"}}\n' } });
  const changed = handMadeZip(
    entries.map((entry) => (entry.name === 'slips.jsonl' ? { ...entry, content: '{"entry":{"S":"1"}}\n' } : entry)),
  );
  const unended = handMadeCopy({ texts: { 'slips.jsonl': '{"entry":{"S":"1"}}\n{"entry":{"S":"2"}}' } });
  it.each<[string, Buffer, string]>([
    ['that is another file now', changed, 'ENTRY_CHANGED'],
    [
      'of the same size, with another digit',
      handMadeZip(
        entries.map((entry) =>
          entry.name === 'slips.jsonl' ? { ...entry, content: '{"entry":{"S":"20250101#b"}}\n' } : entry,
        ),
      ),
      'ENTRY_CHANGED',
    ],
    ['whose last line has no end', unended, 'RECORDS_UNREADABLE'],
    ['that is missing', handMadeZip(entries.filter(({ name }) => name !== 'slips.jsonl')), 'ENTRY_MISSING'],
    ['with a line that is no record', withSlips(['{}x']), 'RECORDS_UNREADABLE'],
    ['with a record without a key', withSlips(['{"entry":{"N":"1"}}']), 'RECORDS_UNREADABLE'],
    ['out of order', withSlips(['{"entry":{"S":"2"}}', '{"entry":{"S":"1"}}']), 'NOT_IN_ORDER'],
    ['with a key twice', withSlips(['{"entry":{"S":"1"}}', '{"entry":{"S":"1"}}']), 'NOT_IN_ORDER'],
    [
      'with other rows than it says',
      withSlips(['{"entry":{"S":"1"}}'], {
        claims: (all) => all.map((claim) => (claim['name'] === 'slips.jsonl' ? { ...claim, rows: 9 } : claim)),
      }),
      'ROWS_DIFFER',
    ],
  ])('%s is not compared, and the others are', async (_, bad, code) => {
    const asNewer = await compare(good, bad);
    expect(asNewer.tables[0]).toMatchObject({ table: 'slips', side: 'newer', problem: { code } });
    const asOlder = await compare(bad, good);
    expect(asOlder.tables[0]).toMatchObject({ side: 'older', problem: { code } });
    expect(asOlder.tables.slice(1).map(({ problem }) => problem)).toEqual([null, null, null]);
  });

  it('is one thing; a copy that cannot be opened at all is a problem', async () => {
    await expect(compare(good, Buffer.from('x'))).rejects.toThrow(CopyProblem);
  });
});

it('any two ledgers differ as a comparison of whole maps says', async () => {
  const keys = fc.uniqueArray(
    fc.constantFrom('20250101#a', '20250101#𠮷', '20250101#\uffee', '20250228#b', 'zzz', '1'),
  );
  const side = fc
    .tuple(keys, fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 6, maxLength: 6 }))
    .map(
      ([own, values]) =>
        new Map(
          [...own]
            .sort(compareKeys)
            .map((key, at) => [key, `{"entry":{"S":"${key}"},"value":{"N":"${values[at] ?? 0}"}}`]),
        ),
    );
  await fc.assert(
    fc.asyncProperty(side, side, async (older, newer) => {
      const all = [...new Set([...older.keys(), ...newer.keys()])].sort(compareKeys);
      const expected = { added: [] as string[], changed: [] as string[], gone: [] as string[] };
      for (const key of all) {
        if (!older.has(key)) expected.added.push(key);
        else if (!newer.has(key)) expected.gone.push(key);
        else if (older.get(key) !== newer.get(key)) expected.changed.push(key);
      }
      const { lists } = await tableOf(compare(withSlips([...older.values()]), withSlips([...newer.values()])));
      const found = Object.fromEntries(Object.entries(lists).map(([kind, list]) => [kind, list.map(({ key }) => key)]));
      expect(found).toEqual(expected);
    }),
    { numRuns: 60, seed: 20261127 },
  );
});
