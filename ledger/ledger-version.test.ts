import { expect, it } from 'vitest';
import type { LedgerVersion } from './ledger-version.ts';
import { consistencyBetween, hasMoved } from './ledger-version.ts';

const at = (version: string | null, hasWriters = false): LedgerVersion => ({ version, hasWriters });

it.each<[string, LedgerVersion, LedgerVersion, string]>([
  ['the same version without writers', at('4'), at('4'), 'UNCHANGED_WHILE_READ'],
  ['a version that rose', at('4'), at('6'), 'CHANGED_WHILE_READ'],
  ['a first version', at(null), at('1', true), 'CHANGED_WHILE_READ'],
  ['a row that is gone', at('4'), at(null), 'CHANGED_WHILE_READ'],
  ['the same version while a writer is active', at('5', true), at('5', true), 'CHANGED_WHILE_READ'],
  ['no version at all', at(null), at(null), 'EACH_PAGE'],
])('calls %s by its name', (_, before, after, level) => {
  expect(consistencyBetween(before, after, { allWritersKeepFence: true })).toBe(level);
});

it('promises nothing about a version that stood still where other programs write without it', () => {
  const rules = { allWritersKeepFence: false };
  expect([consistencyBetween(at('4'), at('4'), rules), consistencyBetween(at('4'), at('6'), rules)]).toEqual([
    'EACH_PAGE',
    'CHANGED_WHILE_READ',
  ]);
});

it('takes writers that neither came nor went for no reason to read again', () => {
  expect([
    hasMoved(at('5', true), at('5', true)),
    hasMoved(at('5', true), at('6')),
    hasMoved(at(null), at('1', true)),
  ]).toEqual([false, true, true]);
});
