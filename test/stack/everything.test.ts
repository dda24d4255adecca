import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exportAndFetch } from '../exports.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import { itemsOf, operatorDynamodb, tableOf } from '../ledger-in-tables.ts';
import type { Person } from '../person.ts';
import { signInAs } from '../person.ts';

let host: HostUnderTest;
let hanako: Person;

beforeAll(async () => {
  host = await startHostUnderTest();
  hanako = await signInAs(host);
});
afterAll(() => host.close());

it('an export without days copies the whole partition with any keys', async () => {
  const operator = operatorDynamodb(host);
  const odd = ['20320230#k1_1', 'no day at all', '0', '~'];
  for (const entry of odd) {
    await operator.send(
      new PutItemCommand({
        TableName: tableOf(host, 'LedgerSlips'),
        Item: { owner: { S: hanako.identityId }, entry: { S: entry }, value: { N: '1' } },
      }),
    );
  }
  operator.destroy();
  const { ended, contents } = await exportAndFetch(host, hanako, {});
  for (const [entry, table] of [
    ['slips.jsonl', 'LedgerSlips'],
    ['balances.jsonl', 'LedgerBalances'],
  ] as const) {
    const expected = await itemsOf(host, table, hanako.identityId);
    expect(contents.items(entry)).toHaveLength(expected.length);
    expect(new Set(contents.items(entry).map((item) => (item['entry'] as { S?: string }).S))).toEqual(
      new Set(expected.map((item) => item['entry']?.S)),
    );
  }
  expect(ended).toMatchObject({ from: null, to: null, everything: true, archive: { recordsOutsideDays: odd.length } });
});

it('one day without the other is refused', async () => {
  for (const days of [{ from: '2025-01-01' }, { to: '2025-01-01' }]) {
    const { errors } = await hanako.ask(
      'mutation R($from: AWSDate, $to: AWSDate) { requestExport(from: $from, to: $to) { id } }',
      days,
    );
    expect(errors?.[0]).toMatchObject({ errorType: 'InvalidPeriod' });
  }
});

it('a ledger has its first and last day, even with keys without a day', async () => {
  const rows = [
    ...(await itemsOf(host, 'LedgerSlips', hanako.identityId)),
    ...(await itemsOf(host, 'LedgerBalances', hanako.identityId)),
  ];
  const days = rows.flatMap((item) => item['tgt_date']?.S ?? []).sort();
  const iso = (day = '') => `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
  const { data } = await hanako.ask('{ ledgerDays { first last } }');
  expect(data?.['ledgerDays']).toEqual({ first: iso(days[0]), last: iso(days.at(-1)) });
});
