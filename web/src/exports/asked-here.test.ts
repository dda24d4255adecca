import { expect, it } from 'vitest';
import { createAskedHere } from './asked-here.ts';

function aTab(): Pick<Storage, 'getItem' | 'setItem'> {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

it('lets each export that was asked for be taken once', () => {
  const asked = createAskedHere(aTab());
  asked.add('A');
  asked.add('B');
  expect([asked.take('A'), asked.take('A'), asked.take('B'), asked.take('B')]).toEqual([true, false, true, false]);
});

it('lets nothing be taken that another tab asked for', () => {
  createAskedHere(aTab()).add('A');
  expect(createAskedHere(aTab()).take('A')).toBe(false);
});

it('outlives a reload, and knows what is still awaited', () => {
  const tab = aTab();
  createAskedHere(tab).add('A');
  createAskedHere(tab).add('B');
  const reloaded = createAskedHere(tab);
  expect(reloaded.latest()).toBe('B');
  expect(reloaded.take('B')).toBe(true);
  expect(reloaded.latest()).toBe('A');
});

it('awaits an export once when the same request is sent again', () => {
  const asked = createAskedHere(aTab());
  asked.add('A');
  asked.add('A');
  expect([asked.take('A'), asked.take('A')]).toEqual([true, false]);
});
