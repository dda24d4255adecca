import { describe, expect, it } from 'vitest';
import type { Choice } from './choice.ts';
import { passesOf } from './passes.ts';

const walks = (direction: 'APPLY' | 'UNDO', choice: Choice) =>
  passesOf(direction, choice).map(
    (pass) => `${pass.datasets.map(({ name }) => name).join('+')}: ${pass.classes.join('+')}`,
  );

describe('the walks of a restore', () => {
  it('add and change masters first, and delete last', () => {
    expect(walks('APPLY', { mode: 'EXACT', changesMasters: true })).toEqual([
      'kinds+methods: ADD+CHANGE',
      'slips+balances: ADD',
      'slips+balances: CHANGE',
      'slips+balances: ONLY_HERE',
    ]);
  });

  it('go back when it is undone, masters last', () => {
    expect(walks('UNDO', { mode: 'EXACT', changesMasters: false })).toEqual([
      'slips+balances: ONLY_HERE',
      'slips+balances: CHANGE',
      'slips+balances: ADD',
      'kinds+methods: ADD+CHANGE',
    ]);
  });

  it('leave out those that the choice does not need', () => {
    expect(walks('APPLY', { mode: 'ADD', changesMasters: false })).toEqual([
      'kinds+methods: ADD+CHANGE',
      'slips+balances: ADD',
    ]);
  });
});
