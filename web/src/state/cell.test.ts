import { expect, it } from 'vitest';
import { createCell } from './cell.ts';

it('calls its listeners after a change, and only then', () => {
  const cell = createCell(1);
  const seen: number[] = [];
  const stop = cell.listen(() => seen.push(cell.get()));
  cell.set(1);
  cell.set(2);
  stop();
  cell.set(3);
  expect(seen).toEqual([2]);
});
