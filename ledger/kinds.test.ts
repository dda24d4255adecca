import { describe, expect, it } from 'vitest';
import { effectsOf, isAccountDir, kindCodeOf, kinds } from './kinds.ts';
import { methods } from './methods.ts';
import { NotADecimal } from './money.ts';

describe('effectsOf', () => {
  it('takes an expense from its method', () => {
    expect(effectsOf({ accountDir: '0', methodCode: 'suica', value: '320' })).toEqual([
      { methodCode: 'suica', amount: '-320' },
    ]);
  });
  it('gives a refund back: an expense with a negative value', () => {
    expect(effectsOf({ accountDir: '0', methodCode: 'cash', value: '-1280' })).toEqual([
      { methodCode: 'cash', amount: '1280' },
    ]);
  });
  it('adds an income to its method', () => {
    expect(effectsOf({ accountDir: '1', methodCode: 'cash', value: '50000' })).toEqual([
      { methodCode: 'cash', amount: '50000' },
    ]);
  });
  it('moves a charge from cash to its method', () => {
    expect(effectsOf({ accountDir: '2', methodCode: 'nanaco', value: '3000' })).toEqual([
      { methodCode: 'nanaco', amount: '3000' },
      { methodCode: 'cash', amount: '-3000' },
    ]);
  });
  it('takes nothing back from a charge of cash itself', () => {
    expect(effectsOf({ accountDir: '2', methodCode: 'cash', value: '3000' })).toEqual([
      { methodCode: 'cash', amount: '3000' },
    ]);
  });
  it('leaves cash alone when a charge comes from elsewhere', () => {
    expect(effectsOf({ accountDir: '3', methodCode: 'paypay', value: '5000' })).toEqual([
      { methodCode: 'paypay', amount: '5000' },
    ]);
  });
  it('writes amounts in plain form and knows no negative zero', () => {
    expect(effectsOf({ accountDir: '1', methodCode: 'cash', value: '1E3' })).toEqual([
      { methodCode: 'cash', amount: '1000' },
    ]);
    expect(effectsOf({ accountDir: '0', methodCode: 'cash', value: '0' })).toEqual([
      { methodCode: 'cash', amount: '0' },
    ]);
  });
  it('refuses a value that is no number', () => {
    expect(() => effectsOf({ accountDir: '0', methodCode: 'cash', value: '¥320' })).toThrow(NotADecimal);
  });
});

it('knows four directions and no more', () => {
  expect(['0', '1', '2', '3'].every(isAccountDir)).toBe(true);
  expect(['4', '', 0, undefined, '01'].some(isAccountDir)).toBe(false);
});

it('reads the kind off a kind_cd_seq', () => {
  expect(kindCodeOf('food01_0b9d5a1e-0000-4000-8000-000000000000')).toBe('food01');
  expect(kindCodeOf('food01_a_b')).toBe('food01');
  expect(kindCodeOf('food01')).toBe('food01');
});

it('lists the original kinds and methods once each, in display order', () => {
  expect(kinds.map((kind) => kind.display_order)).toEqual(Array.from({ length: 21 }, (_, index) => String(index + 1)));
  expect(new Set(kinds.map((kind) => kind.kind_cd)).size).toBe(21);
  expect(kinds.every((kind) => !kind.kind_cd.includes('_'))).toBe(true);
  expect(methods.map((method) => method.method_cd)).toEqual(['cash', 'suica', 'nanaco', 'paypay']);
});

it('gives each kind the direction that the original gives it', () => {
  const codesOf = (accountDir: string) =>
    kinds.filter((kind) => kind.account_dir === accountDir).map((kind) => kind.kind_cd);
  expect(codesOf('0')).toHaveLength(16);
  expect(codesOf('1')).toEqual(['gift', 'sell', 'withdrow']);
  expect(codesOf('2')).toEqual(['charge']);
  expect(codesOf('3')).toEqual(['bankcharge']);
});
