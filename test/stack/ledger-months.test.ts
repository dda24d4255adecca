import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoUsers } from '../../dev/demo.ts';
import { addDecimals } from '../../ledger/money.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import { itemsInPeriod } from '../ledger-in-tables.ts';
import { signInAs } from '../person.ts';

const [hanako, taro] = demoUsers;
const year = { from: '2025-01-01', to: '2025-12-31' };
let host: HostUnderTest;

beforeAll(async () => {
  host = await startHostUnderTest();
});
afterAll(() => host.close());

interface Month {
  readonly month: string;
  readonly slips: number;
  readonly balances: number;
  readonly income: string;
  readonly expense: string;
}

async function monthsOf(user: { email: string; password: string }, days: { from?: string; to?: string } = {}) {
  const person = await signInAs(host, user);
  const { data, errors } = await person.ask(
    `query ($from: AWSDate, $to: AWSDate) {
      ledgerMonths(from: $from, to: $to) {
        months { month slips balances income expense unknownSlips lastBalances { methodCode day value } }
        first last recordsOutsideDays isComplete notCounted methodsLeftOut
      }
    }`,
    days,
  );
  return { errors, found: (data as { ledgerMonths: { months: Month[]; isComplete: boolean } | null }).ledgerMonths };
}

describe('ledgerMonths', () => {
  it('counts what lies in the tables of the caller, and nobody else', async () => {
    for (const user of [hanako, taro]) {
      const person = await signInAs(host, user);
      const { found } = await monthsOf(user, year);
      for (const [table, name] of [
        ['slips', 'LedgerSlips'],
        ['balances', 'LedgerBalances'],
      ] as const) {
        const items = await itemsInPeriod(host, name, person.identityId, year.from, year.to);
        expect(found?.months.reduce((sum, month) => sum + month[table], 0)).toBe(items.length);
      }
    }
  });

  it('adds up to the same for everything as for each year alone', async () => {
    const { found } = await monthsOf(taro);
    expect(found?.isComplete).toBe(true);
    const years = new Set(found?.months.map(({ month }) => month.slice(0, 4)));
    for (const one of years) {
      const alone = await monthsOf(taro, { from: `${one}-01-01`, to: `${one}-12-31` });
      expect(alone.found?.months).toEqual(found?.months.filter(({ month }) => month.startsWith(one)));
    }
    expect(found?.months.map(({ income }) => income).reduce(addDecimals)).not.toBe('0');
  });

  it('refuses one day alone, and days that are none', async () => {
    for (const days of [{ from: '2025-01-01' }, { from: '2025-02-01', to: '2025-01-01' }]) {
      const { errors, found } = await monthsOf(taro, days);
      expect([found, errors?.[0]?.errorType]).toEqual([null, 'InvalidPeriod']);
    }
  });
});
