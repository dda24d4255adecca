import { afterAll, beforeAll, expect, it } from 'vitest';
import { archiveObjectKey } from '../../archive/object-key.ts';
import { generateLedger } from '../../dev/seed/generate-ledger.ts';
import type { DatasetName } from '../../ledger/datasets.ts';
import type { ArchiveContents } from '../archive-contents.ts';
import { readArchive } from '../archive-contents.ts';
import type { LedgerItem, PlantedItem, WorkerFixture } from './worker-fixture.ts';
import { startWorkerFixture } from './worker-fixture.ts';

const owner = 'ap-northeast-1:11111111-2222-3333-4444-555555555555';
const cash = { method_cd: { S: 'cash' }, value: { N: '1000000' } };
/** Keys without a valid day, before, between and after valid ones. */
const oddKeys = [
  '!',
  '0',
  '20241231',
  '20250101x#a',
  '20250230#food01_1',
  '20320230#food01_1',
  '2025-01-01#food01_1',
  'no day at all',
  '~',
  '日付なし',
  '\uffee',
  '\u{20bb7}野家',
  '\u{1f600}#',
];

let fixture: WorkerFixture;
let exports = 0;

beforeAll(async () => {
  fixture = await startWorkerFixture();
  await fixture.plant(owner, generateLedger({ seed: 7, from: '2024-12-01', to: '2026-01-31' }));
  await fixture.plant(owner, odd());
});
afterAll(() => fixture.close());

function* odd(): Generator<PlantedItem> {
  for (const entry of oddKeys) {
    yield {
      dataset: 'slips',
      item: { entry: { S: entry }, tgt_date: { S: '20250101' }, kind_cd_seq: { S: 'food01_1' }, ...cash },
    };
    yield { dataset: 'balances', item: { entry: { S: entry }, tgt_date: { S: '20250101' }, ...cash } };
  }
}

async function copy(days: {
  from: string | null;
  to: string | null;
}): Promise<ArchiveContents & { readonly rowOfExport: ReturnType<WorkerFixture['jobs']['state']> }> {
  exports += 1;
  const job = { owner, id: `01ARZ3NDEKTSV4RRFFQ7${String(exports).padStart(6, '0')}`, ...days };
  expect(await fixture.run(job)).toBe('READY');
  return {
    ...(await readArchive(await fixture.fetch(archiveObjectKey({ ...job, attempt: 1 })))),
    rowOfExport: fixture.jobs.state(job),
  };
}

const everything = { from: null, to: null };
const keysOf = (contents: ArchiveContents, dataset: DatasetName) =>
  contents.items(`${dataset}.jsonl`).map(({ entry }) => entry?.S ?? '');
const isOdd = (item: { readonly entry?: LedgerItem[string] | undefined }) => oddKeys.includes(item.entry?.S ?? '');

it('a copy of everything has every key of the partition in the table’s order', async () => {
  const contents = await copy(everything);
  for (const dataset of ['slips', 'balances'] as const) {
    const keys = keysOf(contents, dataset);
    for (const key of oddKeys) expect(keys.filter((found) => found === key)).toEqual([key]);
    expect(keys).toEqual(keys.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
  }
  // The demo ledger has one slip in the far future.
  expect(contents.manifest()).toMatchObject({
    everything: true,
    period: { from: '2024-11-30', to: '2027-04-01' },
    recordsOutsideDays: 2 * oddKeys.length,
  });
  expect(contents.rowOfExport).toMatchObject({
    archive: { firstDay: '2024-11-30', lastDay: '2027-04-01', recordsOutsideDays: 2 * oddKeys.length },
  });
});

it('a record without a day changes no balance and no reconciliation, of everything or a later period', async () => {
  for (const days of [everything, { from: '2025-01-01', to: '2025-12-31' }]) {
    const { reconciliation } = (await copy(days)).manifest() as unknown as {
      reconciliation: { agrees: boolean; methods: { opening: { day: string } | null; difference: string | null }[] };
    };
    expect(reconciliation.agrees).toBe(true);
    for (const { opening, difference } of reconciliation.methods)
      expect([opening?.day, difference]).toEqual(days.from === null ? [undefined, null] : ['20241231', '0']);
  }
});

it('the copies of the months together have the dated records of the year’s copy, which also has the others', async () => {
  const year = await copy({ from: '2025-01-01', to: '2025-12-31' });
  const months: ArchiveContents[] = [];
  for (let month = 1; month <= 12; month += 1) {
    const name = `2025-${String(month).padStart(2, '0')}`;
    months.push(await copy({ from: `${name}-01`, to: `${name}-${new Date(Date.UTC(2025, month, 0)).getUTCDate()}` }));
  }
  for (const dataset of ['slips', 'balances'] as const) {
    const onDays = (contents: ArchiveContents) => contents.items(`${dataset}.jsonl`).filter((item) => !isOdd(item));
    expect(months.flatMap(onDays)).toEqual(onDays(year));
    expect(keysOf(year, dataset).filter((key) => oddKeys.includes(key))).toEqual(['20250101x#a', '20250230#food01_1']);
  }
  expect(year.manifest()).toMatchObject({ recordsOutsideDays: 4 });
});

it('a copy has the number of records of each month', async () => {
  const contents = await copy(everything);
  const months = fixture.jobs.reports.at(-1)?.archive?.months ?? [];
  for (const dataset of ['slips', 'balances'] as const) {
    const expected: Record<string, number> = {};
    for (const key of keysOf(contents, dataset).filter((found) => !oddKeys.includes(found))) {
      const month = `${key.slice(0, 4)}-${key.slice(4, 6)}`;
      expected[month] = (expected[month] ?? 0) + 1;
    }
    expect(
      Object.fromEntries(months.filter((month) => month[dataset] > 0).map((month) => [month.month, month[dataset]])),
    ).toEqual(expected);
  }
});

it('a copy of a hundred years takes as long as one of a year with the same records', async () => {
  const [one, hundred] = [
    await copy({ from: '2025-01-01', to: '2025-12-31' }),
    await copy({ from: '1950-01-01', to: '2049-12-31' }),
  ];
  expect(keysOf(hundred, 'slips').length).toBeGreaterThan(keysOf(one, 'slips').length);
  expect(hundred.manifest()).toMatchObject({ period: { from: '1950-01-01', to: '2049-12-31' } });
});
