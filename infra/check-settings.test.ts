import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { expect, it } from 'vitest';
import type { Layout } from '../ledger/layouts/layout.ts';
import { original } from '../ledger/layouts/original.ts';
import { checkSettings } from './check-settings.ts';
import type { EnvironmentName } from './environments.ts';
import { settingsOf } from './environments.ts';
import type { Settings } from './settings.ts';
import { SettingsRefused } from './settings-refused.ts';
import { testSettings } from './synthesised.ts';

/** Balances by day, and everything else in one partition or keyed by its code. */
const ownLayout: Layout = {
  name: 'own-shape',
  tables: {
    ...original.tables,
    slips: { partition: { attribute: 'pk', holds: { text: 'HOME' } }, sort: { attribute: 'sk', holds: 'entry' } },
    kinds: { partition: { attribute: 'pk', holds: { text: 'HOME' } }, sort: { attribute: 'sk', holds: 'code' } },
  },
};

const domains = (...emailDomains: string[]) => ({ emailDomains });
const withSetting = (name: string, value: unknown) => ({ ...testSettings, [name]: value });

const ownTables = {
  layout: 'original',
  tables: { slips: 'account_slip', balances: 'account_balance', kinds: 'kinds.mst', methods: 'methods-mst' },
  identity: 'ap-northeast-1:11111111-1111-4111-8111-111111111111',
};

/** Each setting with values at its edges, and values just beyond them. */
const edges: Readonly<Record<keyof Settings, { readonly good: readonly unknown[]; readonly bad: readonly unknown[] }>> =
  {
    name: {
      good: ['A', 'MyhomeAccount', `A${'b'.repeat(39)}`],
      bad: ['', '1A', 'My-Home', 'A b', `A${'b'.repeat(40)}`, undefined, 7],
    },
    whoMaySignUp: {
      good: ['everyone', 'invited', domains('example.com'), domains(...Array<string>(50).fill('xn--kakeibo.example'))],
      bad: [
        ...['friends', '', undefined, true, ['everyone'], {}],
        ...[domains(), domains(...Array<string>(51).fill('a.example')), { emailDomains: 'example.com' }],
        ...['Example.com', '@example.com', '*.example.com', 'example', '-a.example', 'a,b.example', ''].map((one) =>
          domains(one),
        ),
      ],
    },
    ownTables: {
      good: [
        undefined,
        ownTables,
        { ...ownTables, identity: null },
        { ...ownTables, layout: ownLayout },
        { ...ownTables, layout: 'by-owner', identity: null },
      ],
      bad: [
        ...[null, 'original', {}, { ...ownTables, layout: 'mine' }, { ...ownTables, layout: 'by-owner' }],
        ...[
          { ...ownTables, identity: 'hanako' },
          { ...ownTables, identity: undefined },
        ],
        ...[
          { ...ownTables, tables: { ...ownTables.tables, kinds: 'account_slip' } },
          { ...ownTables, tables: { ...ownTables.tables, kinds: 'a' } },
          { ...ownTables, tables: { slips: 'account_slip' } },
          { ...ownTables, tables: null },
          { ...ownTables, layout: { ...ownLayout, name: 'original' } },
        ],
      ],
    },
    archiveRetentionDays: { good: [1, 365], bad: [0, 366, 1.5, '7', undefined, NaN] },
    safetyCopyDays: { good: [2, 365], bad: [1, 366, null] },
    uploadFormSeconds: { good: [300, 3600], bad: [299, 3601] },
    allWritersKeepFence: { good: [true, false], bad: ['false', 0, undefined] },
    timeZone: { good: ['Asia/Tokyo', 'Europe/Berlin', 'UTC'], bad: ['', 'Tokyo', 'JST-9', undefined] },
    urlTtlSeconds: { good: [60, 3600], bad: [59, 3601] },
    workerMemoryMb: { good: [1024, 10_240], bad: [1023, 10_241] },
    workerTimeoutSeconds: { good: [120, 900], bad: [119, 901] },
    workerConcurrency: { good: [1, 1000, undefined], bad: [0, 1001, -1, null] },
    monthsConcurrency: { good: [1, 1000, undefined], bad: [0, 1001] },
    logRetention: { good: [RetentionDays.ONE_DAY, RetentionDays.TEN_YEARS], bad: [2, '30', undefined] },
    monthlyBudgetUsd: { good: [1, 100_000, undefined], bad: [0, 100_001, '10', 1.5] },
    alarmEmail: { good: ['a@b.example', undefined], bad: ['', 'hanako', 'a@b', 'a b@c.example', '@b.example'] },
  };

const rows = Object.entries(edges);

it.each(rows.flatMap(([name, { good }]) => good.map((value) => [name, value] as const)))(
  'takes %s %j',
  (name, value) => {
    expect(() => checkSettings(withSetting(name, value), 'test')).not.toThrow();
  },
);

it.each(rows.flatMap(([name, { bad }]) => bad.map((value) => [name, value] as const)))(
  'refuses %s %j, names it and says what is allowed',
  (name, value) => {
    const check = () => checkSettings(withSetting(name, value), 'test');
    expect(check).toThrow(SettingsRefused);
    expect(check).toThrow(new RegExp(`environment test .*\\n  ${name}: expected .*, got `));
  },
);

it.each([
  [{ ...ownTables, layout: 'mine' }, 'There is no layout "mine".'],
  [
    { ...ownTables, layout: 'by-owner' },
    'identity: expected null, because each key of the layout by-owner has its owner',
  ],
  [{ ...ownTables, identity: 'hanako' }, 'identity: expected the identity id that the page shows'],
  [
    { ...ownTables, tables: { ...ownTables.tables, kinds: 'arn:aws:x' } },
    'tables: expected names of DynamoDB tables (not ARNs)',
  ],
])('says which part of the tables is wrong, %#', (given, sentence) => {
  expect(() => checkSettings(withSetting('ownTables', given), 'test')).toThrow(sentence);
});

it('takes other tables for the local host alone', () => {
  const tables = { ...ownTables, layout: ownLayout };
  expect(settingsOf('local', tables).ownTables).toBe(tables);
  expect(() => settingsOf('prod', tables)).toThrow('The tables of prod are those of its own settings');
});

it('names each wrong setting at once, and one that does not exist', () => {
  const settings = { ...testSettings, urlTtlSeconds: 0, timeZone: 'Mars', colour: 'blue' };
  expect(() => checkSettings(settings, 'test')).toThrow(/timeZone:[^]*urlTtlSeconds:[^]*colour: there is no such/);
});

it.each<[EnvironmentName, Settings['whoMaySignUp']]>([
  ['prod', 'invited'],
  ['dev', 'invited'],
  ['local', 'everyone'],
  ['local-invited', 'invited'],
  ['local-domains', { emailDomains: ['example.com'] }],
])('the settings of %s are allowed, and people there are: %j', (name, who) => {
  expect(settingsOf(name).whoMaySignUp).toEqual(who);
});

it('two deployments never share the names of their stacks', () => {
  expect(settingsOf('dev').name).not.toBe(settingsOf('prod').name);
});
