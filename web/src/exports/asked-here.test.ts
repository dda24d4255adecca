import { expect, it } from 'vitest';
import type { SiteStorage } from '../storage/site-storage.ts';
import { createAskedHere } from './asked-here.ts';

function aTab(): Pick<SiteStorage, 'getItem' | 'setItem'> {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

it('awaits what was asked for until it is settled', () => {
  const asked = createAskedHere(aTab());
  asked.add('A');
  asked.add('B');
  asked.settle('A');
  expect(asked.all()).toEqual(['B']);
});

it('awaits nothing that another tab asked for', () => {
  createAskedHere(aTab()).add('A');
  expect(createAskedHere(aTab()).all()).toEqual([]);
});

it('outlives a reload', () => {
  const tab = aTab();
  createAskedHere(tab).add('A');
  createAskedHere(tab).add('B');
  expect(createAskedHere(tab).all()).toEqual(['A', 'B']);
});

it('awaits an export once when the same request is sent again', () => {
  const asked = createAskedHere(aTab());
  asked.add('A');
  asked.add('A');
  expect(asked.all()).toEqual(['A']);
});
