import type { JsonObject } from 'local-aws/json.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mostReceipts } from '../ledger/receipts-table.ts';
import { attributesOf } from '../test/attributes-of.ts';
import type { ExportsTableUnderTest } from '../test/exports-table-under-test.ts';
import { openExportsTable } from '../test/exports-table-under-test.ts';
import { fieldUnderTest } from '../test/pipeline-under-test.ts';
import { ada, asAda, asWorker, errorOf, resolverNowMs, valueOf } from '../test/resolver-under-test.ts';
import { ulidAt } from '../test/ulid-at.ts';

const clock = { aheadMs: 0, nowMs: () => resolverNowMs + clock.aheadMs };
const sha256 = 'ab'.repeat(32);
const idOf = (number: number) => ulidAt(resolverNowMs, number);
let table: ExportsTableUnderTest;
let confirm: (args: JsonObject) => ReturnType<ReturnType<typeof fieldUnderTest>>;
let remove: typeof confirm;
let list: typeof confirm;

beforeAll(async () => {
  table = await openExportsTable();
  const field = (coordinate: string) => {
    const run = fieldUnderTest(coordinate, { table: table.source, clock });
    return (args: JsonObject) => run(asAda(args));
  };
  [confirm, remove, list] = [field('Mutation.confirmCopy'), field('Mutation.deleteReceipt'), field('Query.receipts')];
});
beforeEach(async () => {
  clock.aheadMs = 0;
  await table.clear();
});
afterAll(() => table.close());

async function aCopy(number: number, fields: JsonObject = {}): Promise<string> {
  const id = idOf(number);
  const row = {
    ...{ owner: ada, entry: `EXPORT#${id}`, id, status: 'READY', version: 3, attempt: 1 },
    ...{ from: '2025-01-01', to: '2025-01-31', requestedAt: '2026-01-15T11:00:00.000Z' },
    ...{ expiresAt: '2026-02-15T11:00:00.000Z', removeAt: 1 },
    archive: {
      ...{ fileName: 'x.zip', bytes: 900, sha256, consistency: 'UNPROVEN', reconciliation: [] },
      ...{ firstDay: '2025-01-02', lastDay: '2025-01-30', recordsOutsideDays: 0 },
      entries: [
        { name: 'slips.csv', rows: 7, bytes: 1, sha256 },
        { name: 'slips.jsonl', rows: 7, bytes: 1, sha256 },
      ],
      months: [{ month: '2025-01', slips: 7, balances: 0 }],
    },
    ...fields,
  };
  await table.put(attributesOf(row));
  return id;
}

async function receipts(): Promise<string[]> {
  const entries = (await table.items()).map(({ entry }) => entry?.S ?? '');
  return entries.filter((entry) => entry.startsWith('RECEIPT#')).map((entry) => entry.slice('RECEIPT#'.length));
}

/** Text, as DynamoDB keeps a number. */
const counted = async () => (await table.items()).find(({ entry }) => entry?.S === 'RECEIPTS')?.['count']?.N;

describe('a copy that was read again', () => {
  it('gets a receipt with what the service knows of it, and the place that the person names', async () => {
    const id = await aCopy(1);
    const receipt = {
      ...{ id, from: '2025-01-01', to: '2025-01-31', everything: false, fileName: 'x.zip', bytes: 900, sha256 },
      ...{ requestedAt: '2026-01-15T11:00:00.000Z', confirmedAt: '2026-01-15T12:00:00.000Z', device: 'ノートPC' },
      ...{ firstDay: '2025-01-02', lastDay: '2025-01-30', recordsOutsideDays: 0 },
      ...{ tables: [{ table: 'slips', rows: 7 }], months: [{ month: '2025-01', slips: 7, balances: 0 }] },
    };
    expect(valueOf(await confirm({ id, sha256, device: 'ノートPC' }))).toEqual(receipt);
    expect(valueOf(await list({}))).toEqual({ items: [receipt], nextToken: null });
    expect(await counted()).toBe('1');
  });

  it('renews its receipt, and is counted once', async () => {
    const id = await aCopy(1);
    await confirm({ id, sha256, device: 'old' });
    clock.aheadMs = 60_000;
    expect(valueOf(await confirm({ id, sha256 }))).toMatchObject({
      confirmedAt: '2026-01-15T12:01:00.000Z',
      device: null,
    });
    expect(await receipts()).toHaveLength(1);
    expect(await counted()).toBe('1');
  });

  it('can be confirmed when the service has removed its own file', async () => {
    const id = await aCopy(1, { expiresAt: '2026-01-01T00:00:00.000Z' });
    expect(valueOf(await confirm({ id, sha256 }))).toMatchObject({ id });
  });

  it.each<[string, JsonObject, JsonObject, string]>([
    ['another hash', {}, { sha256: 'cd'.repeat(32) }, 'OtherFile'],
    ['no hash', {}, { sha256: 'AB'.repeat(32) }, 'InvalidArgument'],
    ['an id that is none', {}, { id: 'x'.repeat(3000) }, 'InvalidArgument'],
    ['an unknown id', {}, { id: idOf(99) }, 'NotFound'],
    ['a deleted export', { deletedAt: 'x' }, {}, 'NotFound'],
    ['an export that failed', { status: 'FAILED' }, {}, 'NotReady'],
    ['a long name of a device', {}, { device: 'x'.repeat(41) }, 'InvalidArgument'],
  ])('is refused with %s, and nothing is written', async (_, fields, args, errorType) => {
    const id = await aCopy(1, fields);
    expect(errorOf(await confirm({ id, sha256, ...args }))).toMatchObject({
      errorType,
      message: expect.stringMatching(/^.{1,200}$/) as string,
    });
    expect(await receipts()).toEqual([]);
    expect(await counted()).toBeUndefined();
  });

  it('makes the oldest receipt go when there are as many as allowed', async () => {
    for (const number of [1, 2]) await confirm({ id: await aCopy(number), sha256 });
    await table.put(attributesOf({ owner: ada, entry: 'RECEIPTS', count: mostReceipts }));
    const id = await aCopy(3);
    expect(valueOf(await confirm({ id, sha256 }))).toMatchObject({ id });
    expect((await receipts()).sort()).toEqual([idOf(2), id]);
    expect(await counted()).toBe(String(mostReceipts));
  });

  it('belongs to the caller, whoever else is named', async () => {
    const id = await aCopy(1, { owner: 'somebody-else' });
    expect(errorOf(await confirm({ id, sha256, owner: 'somebody-else' }))?.errorType).toBe('NotFound');
    for (const coordinate of ['Mutation.confirmCopy', 'Mutation.deleteReceipt', 'Query.receipts']) {
      const run = fieldUnderTest(coordinate, { table: table.source, clock });
      expect((await run(asWorker({ id, sha256 }))).kind).toBe('unauthorized');
    }
  });
});

describe('a receipt', () => {
  it('is removed once, and its place is free again', async () => {
    const id = await aCopy(1);
    await confirm({ id, sha256 });
    expect(valueOf(await remove({ id }))).toMatchObject({ id, sha256 });
    expect(errorOf(await remove({ id }))?.errorType).toBe('NotFound');
    expect(errorOf(await remove({ id: 'no' }))?.errorType).toBe('InvalidArgument');
    expect(await receipts()).toEqual([]);
    expect(await counted()).toBe('0');
  });

  it('is listed by the time of its copy, newest first, page by page', async () => {
    for (const number of [1, 3, 2]) await confirm({ id: await aCopy(number), sha256 });
    const first = valueOf(await list({ limit: 2 })) as { items: { id: string }[]; nextToken: string };
    const second = valueOf(await list({ limit: 2, nextToken: first.nextToken })) as typeof first;
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([idOf(3), idOf(2), idOf(1)]);
    expect(errorOf(await list({ limit: 51 }))?.errorType).toBe('InvalidArgument');
  });
});
