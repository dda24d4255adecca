import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountDir } from './kinds.ts';
import { effectsOf } from './kinds.ts';
import { ledgerMonths } from './ledger-months.ts';
import { addDecimals, subtractDecimals } from './money.ts';
import { MonthMoneyTally, mostResultBytes, noMoney } from './month-money.ts';

const slip = (day: string, accountDir: AccountDir | undefined, value: string | undefined, methodCode = 'suica') => ({
  ...{ day, accountDir, value, methodCode },
});

describe('the money of months', () => {
  it('adds each direction up by itself, and counts what has none', () => {
    const tally = new MonthMoneyTally();
    tally.addSlip(slip('20250131', '0', '1200'));
    tally.addSlip(slip('20250131', '0', '-200.50'));
    tally.addSlip(slip('20250201', '1', '99999999999999999999999999999999999999'));
    tally.addSlip(slip('20250201', '1', '0.01'));
    tally.addSlip(slip('20250201', '2', '1000'));
    tally.addSlip(slip('20250201', '2', '5E+3', 'cash'));
    tally.addSlip(slip('20250201', '3', '3000'));
    tally.addSlip(slip('20250201', undefined, '7'));
    tally.addSlip(slip('20250131', '1', undefined));
    expect(Object.fromEntries(tally.months() ?? [])).toEqual({
      '2025-01': { ...noMoney, expense: '999.5', unknownSlips: 1 },
      '2025-02': {
        ...noMoney,
        income: '99999999999999999999999999999999999999.01',
        ...{ chargesFromCash: '6000', chargesOfCashItself: '5000', otherCharges: '3000', unknownSlips: 1 },
      },
    });
  });

  it('has the last balance of each method, in code order and plain form', () => {
    const tally = new MonthMoneyTally();
    tally.addBalance({ day: '20250131', methodCode: 'suica', value: '1' });
    tally.addBalance({ day: '20250131', methodCode: 'cash', value: '2' });
    tally.addBalance({ day: '20250201', methodCode: 'suica', value: '3E+2' });
    tally.addBalance({ day: '20250202', methodCode: 'suica', value: undefined });
    tally.addBalance({ day: '20250228', methodCode: 'suica', value: '-4.10' });
    tally.addBalance({ day: '20250228', methodCode: undefined, value: '5' });
    const lastOf = (month: string) => tally.months()?.get(month)?.lastBalances;
    expect(lastOf('2025-01')).toEqual([
      { methodCode: 'cash', day: '20250131', value: '2' },
      { methodCode: 'suica', day: '20250131', value: '1' },
    ]);
    expect(lastOf('2025-02')).toEqual([
      { methodCode: '', day: '20250228', value: '5' },
      { methodCode: 'suica', day: '20250228', value: '-4.1' },
    ]);
  });

  it('explains the change of all balances, by the rules of the original app', () => {
    const anySlip = fc.record({
      accountDir: fc.constantFrom<AccountDir>('0', '1', '2', '3'),
      methodCode: fc.constantFrom('cash', 'suica'),
      value: fc.tuple(fc.maxSafeInteger(), fc.nat(99)).map(([whole, part]) => `${whole}.${part}`),
    });
    fc.assert(
      fc.property(fc.array(anySlip), (slips) => {
        const tally = new MonthMoneyTally();
        for (const one of slips) tally.addSlip({ day: '20250201', ...one });
        const money = tally.months()?.get('2025-02') ?? noMoney;
        const byMonths = [money.income, money.otherCharges, money.chargesOfCashItself].reduce(addDecimals);
        const effects = slips.flatMap((one) => effectsOf(one)).map(({ amount }) => amount);
        expect(subtractDecimals(byMonths, money.expense)).toBe(effects.reduce(addDecimals, '0'));
      }),
      { seed: 1 },
    );
  });

  it('are given up when they would need more than half of a manifest, and stay given up', () => {
    const tally = new MonthMoneyTally();
    const months = 1000;
    for (let at = 0; at < months; at += 1) {
      const day = `${1000 + Math.floor(at / 12)}${String((at % 12) + 1).padStart(2, '0')}15`;
      tally.addBalance({ day, methodCode: 'c'.repeat(100), value: '1' });
    }
    expect(tally.months()?.size).toBe(months);
    tally.addBalance({ day: '20250201', methodCode: 'c'.repeat(mostResultBytes / 6), value: '1' });
    expect(tally.months()).toBeNull();
    tally.addSlip(slip('20250201', '0', '1'));
    tally.addBalance({ day: '20250301', methodCode: 'cash', value: '1' });
    expect(tally.months()).toBeNull();
  });

  it('count a balance once, however often it changes in a month', () => {
    const tally = new MonthMoneyTally();
    for (let row = 0; row < 50_000; row += 1)
      tally.addBalance({ day: '20250201', methodCode: 'cash', value: String(row) });
    expect(tally.months()?.get('2025-02')?.lastBalances).toEqual([
      { methodCode: 'cash', day: '20250201', value: '49999' },
    ]);
  });
});

describe('the months of a ledger', () => {
  const rows = [
    { month: '2025-01', slips: 1, balances: 0 },
    { month: '2025-02', slips: 0, balances: 2 },
  ];

  it('have rows and money, and zeros where no record has money', () => {
    const money = { ...noMoney, income: '5' };
    expect(ledgerMonths(rows, new Map([['2025-01', money]]))).toEqual([
      { ...rows[0], ...money },
      { ...rows[1], ...noMoney },
    ]);
  });

  it('are null where one half has been given up', () => {
    expect(ledgerMonths(null, new Map())).toBeNull();
    expect(ledgerMonths(rows, null)).toBeNull();
  });
});
