import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountDir } from './kinds.ts';
import type { BalanceOnDay } from './reconciliation.ts';
import { agrees, Reconciler } from './reconciliation.ts';

const directions = new Map<string, AccountDir>([
  ['food01', '0'],
  ['gift', '1'],
  ['charge', '2'],
  ['bankcharge', '3'],
]);

type Slip = readonly [day: string, kindCode: string, methodCode: string, value: string];
type Balance = readonly [day: string, methodCode: string, value: string];

function reconcile(
  slips: readonly Slip[],
  balances: readonly Balance[],
  openings: Readonly<Record<string, BalanceOnDay>> = {},
) {
  const reconciler = new Reconciler(directions);
  for (const [day, kindCode, methodCode, value] of slips) reconciler.addSlip({ day, kindCode, methodCode, value });
  for (const [day, methodCode, value] of balances) reconciler.addBalance({ day, methodCode, value });
  return { methods: reconciler.finish(new Map(Object.entries(openings))), reconciler };
}

const opening = (value: string): BalanceOnDay => ({ day: '20241231', value });

describe('a reconciliation', () => {
  it('agrees when opening balance and slips make every balance, by the original’s signs', () => {
    const { methods } = reconcile(
      [
        ['20250101', 'food01', 'cash', '300'],
        ['20250102', 'gift', 'cash', '50.5'],
        ['20250102', 'charge', 'suica', '200'],
        ['20250103', 'bankcharge', 'suica', '7'],
        ['20250103', 'food01', 'cash', '-20'],
      ],
      [
        ['20250101', 'cash', '700'],
        ['20250102', 'cash', '550.5'],
        ['20250102', 'suica', '210'],
        ['20250103', 'cash', '570.50'],
        ['20250103', 'suica', '217'],
      ],
      { cash: opening('1000'), suica: opening('10') },
    );
    expect(methods).toEqual([
      {
        methodCode: 'cash',
        opening: opening('1000'),
        slipsTotal: '-429.5',
        closing: { day: '20250103', value: '570.5' },
        slipsAfterClosing: '0',
        difference: '0',
        firstDifferenceOn: null,
      },
      {
        methodCode: 'suica',
        opening: opening('10'),
        slipsTotal: '207',
        closing: { day: '20250103', value: '217' },
        slipsAfterClosing: '0',
        difference: '0',
        firstDifferenceOn: null,
      },
    ]);
    expect(methods.every(agrees)).toBe(true);
  });

  it('shows a difference, and the day on which it first appears', () => {
    const slips: Slip[] = [
      ['20250101', 'food01', 'cash', '1'],
      ['20250102', 'food01', 'cash', '1'],
      ['20250103', 'food01', 'cash', '1'],
    ];
    const { methods } = reconcile(
      slips,
      [
        ['20250101', 'cash', '99'],
        ['20250102', 'cash', '97'],
        ['20250103', 'cash', '96'],
      ],
      { cash: opening('100') },
    );
    expect(methods).toMatchObject([{ difference: '-1', firstDifferenceOn: '20250102' }]);
    expect(methods.every(agrees)).toBe(false);
  });

  it('shows a difference that lies between the opening balance and the first one', () => {
    const { methods } = reconcile(
      [],
      [
        ['20250105', 'cash', '90'],
        ['20250106', 'cash', '90'],
      ],
      { cash: opening('100') },
    );
    expect(methods).toMatchObject([{ difference: '-10', firstDifferenceOn: '20250105' }]);
  });

  it('shows a balance that was wrong for a while though the ends agree', () => {
    const { methods } = reconcile(
      [],
      [
        ['20250105', 'cash', '100'],
        ['20250106', 'cash', '90'],
        ['20250107', 'cash', '100'],
      ],
      { cash: opening('100') },
    );
    expect(methods).toMatchObject([{ difference: '0', firstDifferenceOn: '20250106' }]);
    expect(methods.every(agrees)).toBe(false);
  });

  it('without an opening balance takes the first one as right', () => {
    const slips: Slip[] = [['20250102', 'food01', 'cash', '10']];
    expect(
      reconcile(slips, [
        ['20250101', 'cash', '50'],
        ['20250102', 'cash', '40'],
      ]).methods,
    ).toMatchObject([{ opening: null, difference: null, firstDifferenceOn: null }]);
    expect(
      reconcile(slips, [
        ['20250101', 'cash', '50'],
        ['20250102', 'cash', '50'],
      ]).methods,
    ).toMatchObject([{ difference: null, firstDifferenceOn: '20250102' }]);
  });

  it('counts slips up to the last balance, and those after it apart', () => {
    const { methods } = reconcile(
      [
        ['20250101', 'food01', 'cash', '10'],
        ['20270401', 'food01', 'cash', '5'],
      ],
      [['20250131', 'cash', '90']],
      { cash: opening('100') },
    );
    expect(methods).toMatchObject([{ slipsTotal: '-10', slipsAfterClosing: '-5', difference: '0' }]);
  });

  it('of a method without balances has the slips and no difference', () => {
    const { methods } = reconcile([['20250101', 'food01', 'paypay', '10']], []);
    expect(methods).toMatchObject([
      {
        methodCode: 'paypay',
        opening: null,
        slipsTotal: '-10',
        closing: null,
        slipsAfterClosing: '0',
        difference: null,
      },
    ]);
  });

  it('of a method that has an opening balance only has that', () => {
    expect(reconcile([], [], { cash: opening('5.0') }).methods).toEqual([
      {
        methodCode: 'cash',
        opening: opening('5'),
        slipsTotal: '0',
        closing: null,
        slipsAfterClosing: '0',
        difference: null,
        firstDifferenceOn: null,
      },
    ]);
  });

  it('lists the methods in the order of their codes', () => {
    const codes = ['suica', 'bank', 'paypay', 'cash'];
    const { methods } = reconcile(
      [],
      codes.map((code) => ['20250101', code, '1']),
    );
    expect(methods.map(({ methodCode }) => methodCode)).toEqual(codes.toSorted());
  });

  it('leaves the balances of a day open until its last slip has come', () => {
    const reconciler = new Reconciler(directions);
    const slip = { day: '20250101', kindCode: 'food01', methodCode: 'cash', value: '1' };
    reconciler.addSlip(slip);
    reconciler.addBalance({ day: '20250101', methodCode: 'cash', value: '98' });
    reconciler.settle();
    reconciler.addSlip(slip);
    expect(reconciler.finish(new Map([['cash', opening('100')]]))).toMatchObject([{ difference: '0' }]);
  });

  it('names the methods of its slips and balances, also those that a slip only moves money to', () => {
    const { reconciler } = reconcile(
      [
        ['20250101', 'charge', 'suica', '1'],
        ['20250101', 'mystery', 'odd', '1'],
      ],
      [['20250101', 'bank', '1']],
    );
    expect([...reconciler.methodCodes].toSorted()).toEqual(['bank', 'cash', 'suica']);
  });

  it('does not agree when either its end or a day differs', () => {
    const [method] = reconcile([], [['20250101', 'cash', '1']], { cash: opening('1') }).methods;
    if (!method) throw new Error('Expected a method.');
    expect(agrees(method)).toBe(true);
    expect(agrees({ ...method, difference: null })).toBe(true);
    expect(agrees({ ...method, difference: '0.5' })).toBe(false);
    expect(agrees({ ...method, firstDifferenceOn: '20250101' })).toBe(false);
  });

  it('counts slips of a kind that the master does not know, and adds them to nothing', () => {
    const { methods, reconciler } = reconcile([['20250101', 'mystery', 'cash', '10']], [['20250101', 'cash', '100']], {
      cash: opening('100'),
    });
    expect(reconciler.slipsOfUnknownKind).toBe(1);
    expect(methods).toMatchObject([{ difference: '0' }]);
  });

  it('is the same however slips and balances interleave, and forgets as it goes', () => {
    const anyDay = fc.integer({ min: 1, max: 28 }).map((day) => `202501${String(day).padStart(2, '0')}`);
    const anySlips = fc.array(
      fc.tuple(
        anyDay,
        fc.constantFrom(...directions.keys()),
        fc.constantFrom('cash', 'suica'),
        fc.integer({ min: -99, max: 99 }).map(String),
      ),
    );
    const anyBalances = fc.array(
      fc.tuple(anyDay, fc.constantFrom('cash', 'suica'), fc.integer({ min: -99, max: 99 }).map(String)),
    );
    const byDay = <Row extends readonly [string, ...string[]]>(rows: Row[]): Row[] =>
      rows.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    fc.assert(
      fc.property(
        anySlips.map(byDay),
        anyBalances.map(byDay),
        fc.infiniteStream(fc.integer({ min: 0, max: 3 })),
        (slips, balances, turns) => {
          const reconciler = new Reconciler(directions);
          const [left, right] = [[...slips], [...balances]];
          while (left.length > 0 || right.length > 0) {
            const turn = turns.next().value as number;
            const slip = turn % 2 === 0 || right.length === 0 ? left.shift() : undefined;
            const balance = slip ? undefined : right.shift();
            if (slip) reconciler.addSlip({ day: slip[0], kindCode: slip[1], methodCode: slip[2], value: slip[3] });
            if (balance) reconciler.addBalance({ day: balance[0], methodCode: balance[1], value: balance[2] });
            if (turn > 1) reconciler.settle();
          }
          const openings = { cash: opening('10') };
          expect(reconciler.finish(new Map(Object.entries(openings)))).toEqual(
            reconcile(slips, balances, openings).methods,
          );
        },
      ),
      { seed: 1, numRuns: 500 },
    );
  });
});
