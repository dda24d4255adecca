import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Ledger, LedgerItem } from './generate-ledger.ts';
import { generateLedger } from './generate-ledger.ts';
import { student } from './student.ts';

const tenYears = generateLedger({ seed: 20161101, from: '2016-11-01', to: '2026-10-31' });
const items = [...tenYears];
const oneYear = [...generateLedger({ seed: 2, from: '2025-11-01', to: '2026-10-31', household: student })];

const of = (dataset: LedgerItem['dataset'], among = items) =>
  among.filter((item) => item.dataset === dataset).map(({ item }) => rowOf(item));
const rowOf = (item: LedgerItem['item']) => ({
  entry: item['entry']?.S ?? '',
  date: item['tgt_date']?.S ?? '',
  sequence: item['kind_cd_seq']?.S ?? '',
  kind: item['kind_cd_seq']?.S?.split('_')[0] ?? '',
  method: item['method_cd']?.S ?? '',
  value: item['value']?.N ?? '',
  memo: item['memo']?.S,
});
const slips = of('slips');
const balances = of('balances');
const digest = (ledger: Ledger) =>
  createHash('sha256')
    .update(JSON.stringify([...ledger]))
    .digest('hex');

describe('the ten years', () => {
  it('are the same at each reading and on each machine', () => {
    expect(digest(tenYears)).toBe(digest(generateLedger({ seed: 20161101, from: '2016-11-01', to: '2026-10-31' })));
    // Changes when the household's data or the generator changes. Change them only on purpose: measured figures are
    // then not comparable with older ones.
    expect(digest(tenYears)).toBe('942fae8865bd34e76f1f4f074aff95c46f287435e850bc893f8b2f6eb5b8890e');
    expect(digest(tenYears)).not.toBe(digest(generateLedger({ seed: 1, from: '2016-11-01', to: '2026-10-31' })));
  });

  it('hold about 30,000 slips and one balance row per method and day, the first on the eve', () => {
    expect(slips.length).toBeGreaterThan(28_000);
    expect(slips.length).toBeLessThan(33_000);
    expect(balances).toHaveLength(4 * (3_652 + 1));
    expect(balances.slice(0, 4).map((row) => row.date)).toEqual(Array.from({ length: 4 }, () => '20161031'));
    expect(of('kinds')).toHaveLength(21);
    expect(of('methods')).toHaveLength(4);
  });

  it('keep every method above zero and cash within a household’s means', () => {
    for (const { method, value } of balances) {
      expect(Number(value)).toBeGreaterThanOrEqual(0);
      expect(Number(value)).toBeLessThan(method === 'cash' ? 1_000_000 : 20_000);
    }
  });

  it('use PayPay only once it existed', () => {
    expect(
      slips
        .filter((slip) => slip.method === 'paypay')
        .map((slip) => slip.date)
        .sort()[0],
    ).toBe('20181005');
  });

  it('have some slips of every kind', () => {
    expect(new Set(slips.map((slip) => slip.kind)).size).toBe(21);
  });
});

/**
 * The original's rules a second time, written from its description and not from `effectsOf`: the direction in which a
 * slip moves `method`, by the kind's code.
 */
const movement = (slip: { kind: string; method: string; value: string }, method: string): bigint => {
  const value = BigInt(slip.value);
  const puts = ['gift', 'sell', 'withdrow', 'charge', 'bankcharge'].includes(slip.kind);
  const own = slip.method === method ? (puts ? value : -value) : 0n;
  const fromCash = slip.kind === 'charge' && method === 'cash' && slip.method !== 'cash' ? -value : 0n;
  return own + fromCash;
};

describe.each([
  ['the family', items],
  ['the student', oneYear],
])('balances of %s', (_, ledger) => {
  it.each(['cash', 'suica', 'nanaco', 'paypay'])('agree with the slips on every day: %s', (method) => {
    const rows = of('balances', ledger).filter((row) => row.method === method);
    const opening = BigInt(rows[0]?.value ?? 0);
    const ofLedger = of('slips', ledger)
      .map((slip) => ({ date: slip.date, moves: movement(slip, method) }))
      .sort((a, b) => a.date.localeCompare(b.date));
    let next = 0;
    let total = opening;
    const wrong = rows.filter((row) => {
      for (let slip = ofLedger[next]; slip !== undefined && slip.date <= row.date; slip = ofLedger[++next])
        total += slip.moves;
      return BigInt(row.value) !== total;
    });
    expect(wrong).toEqual([]);
    expect(next).toBeGreaterThan(ofLedger.length - 2);
  });
});

describe('items', () => {
  it.each([
    ['family', items],
    ['student', oneYear],
  ])('of the %s have the keys of their tables, each once', (_, ledger) => {
    for (const slip of of('slips', ledger)) {
      expect(slip.entry).toBe(`${slip.date}#${slip.sequence}`);
      expect(slip.sequence).toMatch(/^[a-z0-9]+_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    }
    for (const row of of('balances', ledger)) expect(row.entry).toBe(`${row.date}#${row.method}`);
    const entries = [...of('slips', ledger), ...of('balances', ledger)].map((row) => row.entry);
    expect(new Set(entries).size).toBe(entries.length);
  });

  it('name no owner', () => {
    expect(items.some(({ item }) => 'owner' in item)).toBe(false);
  });
});

describe('what tries an export', () => {
  const some = (what: (slip: (typeof slips)[number]) => boolean) => slips.filter(what).length;
  const memo = (pattern: RegExp) => some((slip) => slip.memo !== undefined && pattern.test(slip.memo));

  it.each([
    ['a comma', /,/],
    ['a quote', /"/],
    ['a line feed', /[^\r]\n/],
    ['a carriage return', /\r\n/],
    ['a tab', /\t/],
    ['a backslash', /\\/],
    ['a leading =', /^=/],
    ['a leading +', /^\+/],
    ['a leading -', /^-/],
    ['a leading @', /^@/],
    ['a leading tab', /^\t/],
    ['a kanji beyond 16 bits', /𠮷/u],
    ['a family joined of four emoji', /👨‍👩‍👧‍👦/u],
    ['a combining mark', /\u3099/],
    ['one space for an empty memo', /^ $/],
    ['something long', /^.{400}$/s],
  ])('is there: a memo with %s', (_, pattern) => expect(memo(pattern)).toBeGreaterThan(0));

  it.each<[string, (slip: (typeof slips)[number]) => boolean]>([
    ['no memo', (slip) => slip.memo === undefined],
    ['a value of 0', (slip) => slip.value === '0'],
    ['a refund', (slip) => slip.value.startsWith('-')],
    ['29 February', (slip) => slip.date === '20200229' && slip.memo?.startsWith('うるう日') === true],
    ['the first day', (slip) => slip.date === '20161101'],
    ['the last day', (slip) => slip.date === '20261031'],
    ['a day to come', (slip) => slip.date === '20270401'],
  ])('is there: a slip of %s', (_, what) => expect(some(what)).toBeGreaterThan(0));

  it('is there: two slips equal but for their ids', () => {
    const twins = slips.filter(
      (slip) => slip.date === '20250214' && slip.value === '210' && slip.memo === 'バス' && slip.method === 'suica',
    );
    expect(twins.length).toBeGreaterThanOrEqual(2);
    expect(new Set(twins.map((slip) => slip.sequence)).size).toBe(twins.length);
  });

  it('has no empty memo, which the original never stores', () => expect(memo(/^$/)).toBe(0));
});

it('gives the student another ledger, of one year', () => {
  const own = of('slips', oneYear);
  expect(own.length).toBeGreaterThan(1_000);
  expect(own.length).toBeLessThan(3_000);
  const theirs = new Set(slips.map((slip) => slip.sequence));
  expect(own.filter((slip) => theirs.has(slip.sequence))).toEqual([]);
});

it('refuses a wrong period when asked, not when read', () => {
  expect(() => generateLedger({ seed: 1, from: '2025-01-02', to: '2025-01-01' })).toThrow(RangeError);
  expect(() => generateLedger({ seed: 1, from: '2025-02-30', to: '2025-03-01' })).toThrow(RangeError);
});
