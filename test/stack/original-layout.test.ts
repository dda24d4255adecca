import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteItemCommand, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoUsers } from '../../dev/demo.ts';
import { exportAndFetch } from '../exports.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import { itemsInPeriod, operatorDynamodb, putItems, removeItems } from '../ledger-in-tables.ts';
import type { Person } from '../person.ts';
import { signInAs } from '../person.ts';
import { runProgram } from '../process.ts';
import { applyAs, askRestore, atRest, checkedAs, planOf, untilRestore } from '../restores.ts';

const year = { from: '2025-01-01', to: '2025-12-31' };
let host: HostUnderTest;
let hanako: Person;

beforeAll(async () => {
  host = await startHostUnderTest({ environment: 'local-original' });
  hanako = await signInAs(host);
});
afterAll(() => host.close());

async function itemsIn(TableName: string) {
  const operator = operatorDynamodb(host);
  const items = [];
  let ExclusiveStartKey: Record<string, never> | undefined;
  do {
    const page = await operator.send(new ScanCommand({ TableName, ExclusiveStartKey }));
    items.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey as typeof ExclusiveStartKey;
  } while (ExclusiveStartKey);
  operator.destroy();
  return items;
}

describe('a ledger in tables of the original app', () => {
  it('is copied whole for a period, with the keys that archives have, and says where it was read', async () => {
    const { contents } = await exportAndFetch(host, hanako, year);
    const stored = (await itemsIn('account_slip')).filter((item) => item['tgt_date']?.S?.startsWith('2025'));
    expect(stored.length).toBeGreaterThan(1000);
    expect(stored[0]).not.toHaveProperty('owner');
    const slips = contents.items('slips.jsonl') as Record<string, { S?: string }>[];
    const entries = stored.map((item) => `${item['tgt_date']?.S}#${item['kind_cd_seq']?.S}`);
    expect(slips.map((item) => item['entry']?.S)).toEqual(entries.sort());
    expect(new Set(slips.map((item) => item['owner']?.S))).toEqual(new Set([hanako.identityId]));
    expect(contents.items('kinds.jsonl')).toHaveLength((await itemsIn('account_kind_mst')).length);
    const manifest = JSON.parse(contents.entry('manifest.json').toString('utf8')) as {
      layout?: { name: string; statement: string };
      reconciliation: { methods: { difference: string }[] };
    };
    expect(manifest.layout?.name).toBe('original');
    expect(manifest.layout?.statement).toMatch(/cannot be seen/);
    expect(new Set(manifest.reconciliation.methods.map(({ difference }) => difference))).toEqual(new Set(['0']));
  });

  it('shows its months, and the household’s own names', async () => {
    const { data, errors } = await hanako.ask(
      `{ ledgerMonths(from: "2025-01-01", to: "2025-12-31") { first last isComplete months { month slips balances } }
        kinds { code name } methods { code name } }`,
    );
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      ledgerMonths: { isComplete: true, first: '2025-01-01', last: '2025-12-31' },
      kinds: expect.arrayContaining([{ code: 'food01', name: '通常食費' }]) as unknown,
      methods: expect.arrayContaining([{ code: 'cash', name: '現金' }]) as unknown,
    });
    const months = (data?.['ledgerMonths'] as { months: { slips: number }[] }).months;
    const stored = (await itemsIn('account_slip')).filter((item) => item['tgt_date']?.S?.startsWith('2025'));
    expect(months.reduce((sum, { slips }) => sum + slips, 0)).toBe(stored.length);
  });

  it('is exported from a terminal', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'original-'));
    await writeFile(join(dir, 'outputs.json'), host.amplifyOutputs);
    const program = runProgram(
      'cli/export.ts',
      [
        '--outputs',
        join(dir, 'outputs.json'),
        '--email',
        hanako.email,
        '--out',
        join(dir, 'out'),
        '--from',
        '2025-03-01',
        '--to',
        '2025-03-31',
      ],
      { MYHOME_ACCOUNT_PASSWORD: demoUsers[0].password },
    );
    const { code } = await program.ended;
    expect([code, program.output()]).toEqual([0, expect.stringContaining('2025-03-01 to 2025-03-31') as string]);
    await rm(dir, { recursive: true });
  });

  it('refuses by name the fields that read a range of keys', async () => {
    const { errors } = await hanako.ask('{ ledgerDays { first } }');
    expect(errors?.[0]).toMatchObject({ errorType: 'NotInThisLayout' });
  });

  it('is refused to another person, who is told their own id', async () => {
    const taro = await signInAs(host, demoUsers[1]);
    for (const query of [
      '{ kinds { code } }',
      '{ ledgerMonths { first } }',
      'mutation { requestExport { id } }',
      'mutation { prepareRestore(requestId: "01KF1G5T400000000000000001", fileName: "a.zip", bytes: 9, sha256: "x") { id } }',
    ]) {
      const { errors } = await taro.ask(query);
      expect(errors?.[0]).toMatchObject({ errorType: 'NotYourLedger', errorInfo: { identityId: taro.identityId } });
    }
  });

  it('gets back what was lost and changed, and an undo takes that away again', async () => {
    const { zip } = await exportAndFetch(host, hanako, { from: '2025-03-01', to: '2025-03-31' });
    const operator = operatorDynamodb(host);
    const before = await itemsIn('account_slip');
    const march = before.filter((item) => item['tgt_date']?.S?.startsWith('202503'));
    const [lost, changed] = march as [(typeof march)[number], (typeof march)[number]];
    const keyOf = (item: typeof lost) => ({
      tgt_date: item['tgt_date'] as { S: string },
      kind_cd_seq: item['kind_cd_seq'] as { S: string },
    });
    await operator.send(new DeleteItemCommand({ TableName: 'account_slip', Key: keyOf(lost) }));
    await operator.send(
      new PutItemCommand({
        TableName: 'account_slip',
        Item: { ...changed, memo: { S: 'changed' }, shop: { S: '店' } },
      }),
    );
    operator.destroy();
    const damaged = await itemsIn('account_slip');
    const checked = await checkedAs(host, hanako, zip);
    expect(checked.found?.tables.find(({ table }) => table === 'slips')).toMatchObject({
      added: 1,
      changed: 1,
      onlyHere: 0,
    });
    await applyAs(hanako, checked.id, planOf(checked, 'REPLACE'));
    expect(await untilRestore(hanako, checked.id, atRest)).toMatchObject({
      status: 'APPLIED',
      outcome: { conflicts: 0, unwritable: 0 },
    });
    expect(sorted(await itemsIn('account_slip'))).toEqual(sorted(before));
    await askRestore(hanako, 'undoRestore', checked.id);
    expect(await untilRestore(hanako, checked.id, atRest)).toMatchObject({ status: 'UNDONE' });
    expect(sorted(await itemsIn('account_slip'))).toEqual(sorted(damaged));
  });
});

describe('a copy', () => {
  let other: HostUnderTest;
  let hanakoThere: Person;
  beforeAll(async () => {
    other = await startHostUnderTest();
    hanakoThere = await signInAs(other);
  });
  afterAll(() => other.close());

  /** Of two days, with a record that only one of the tables can have. */
  const days = { from: '2025-03-01', to: '2025-03-02' };

  it('of tables that are keyed by owner is put back into those of the original app', async () => {
    const { zip, contents } = await exportAndFetch(other, hanakoThere, days);
    const operator = operatorDynamodb(host);
    for (const item of await itemsIn('account_slip')) {
      const { tgt_date, kind_cd_seq } = item;
      if (tgt_date?.S === '20250301' && kind_cd_seq)
        await operator.send(new DeleteItemCommand({ TableName: 'account_slip', Key: { tgt_date, kind_cd_seq } }));
    }
    operator.destroy();
    const checked = await checkedAs(host, hanako, zip);
    expect(checked.found).toMatchObject({ isOfAnotherOwner: true });
    await applyAs(hanako, checked.id, planOf(checked, 'ADD'));
    expect(await untilRestore(hanako, checked.id, atRest)).toMatchObject({
      status: 'APPLIED',
      outcome: { conflicts: 0 },
    });
    const stored = (await itemsIn('account_slip')).filter((item) => item['tgt_date']?.S === '20250301');
    const copied = contents.items('slips.jsonl').filter((item) => (item['tgt_date'] as { S: string }).S === '20250301');
    const withoutKeys = copied.map((item) =>
      Object.fromEntries(Object.entries(item).filter(([name]) => name !== 'owner' && name !== 'entry')),
    );
    expect(stored.length).toBeGreaterThan(2);
    expect(sorted(stored)).toEqual(sorted(withoutKeys));
  });

  it('of the original app’s tables is put back into tables that are keyed by owner, and is then the same copy', async () => {
    const { zip, contents } = await exportAndFetch(host, hanako, days);
    await removeItems(
      other,
      'LedgerSlips',
      await itemsInPeriod(other, 'LedgerSlips', hanakoThere.identityId, days.from, days.to),
    );
    const checked = await checkedAs(other, hanakoThere, zip);
    await applyAs(hanakoThere, checked.id, planOf(checked, 'EXACT'));
    expect(await untilRestore(hanakoThere, checked.id, atRest)).toMatchObject({
      status: 'APPLIED',
      outcome: { conflicts: 0, unwritable: 0 },
    });
    const { contents: there } = await exportAndFetch(other, hanakoThere, days);
    for (const name of ['slips.csv', 'balances.csv', 'kinds.csv', 'methods.csv'])
      expect([name, there.entry(name).equals(contents.entry(name))]).toEqual([name, true]);
  });

  it('leaves alone, and counts, a record that tables of the original app cannot hold', async () => {
    await putItems(other, 'LedgerSlips', [
      { owner: { S: hanakoThere.identityId }, entry: { S: '20250302#' }, value: { N: '1' } },
    ]);
    const { zip } = await exportAndFetch(other, hanakoThere, { from: '2025-03-02', to: '2025-03-02' });
    const checked = await checkedAs(host, hanako, zip);
    expect(checked.found).toMatchObject({ unwritable: 1 });
    await applyAs(hanako, checked.id, planOf(checked, 'ADD'));
    expect(await untilRestore(hanako, checked.id, atRest)).toMatchObject({
      status: 'APPLIED',
      outcome: { unwritable: 1 },
    });
  });
});

const sorted = (items: readonly object[]) => items.map((item) => JSON.stringify(Object.entries(item).sort())).sort();
