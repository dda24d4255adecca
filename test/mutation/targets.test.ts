import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isMeasured, targets, treesOf } from './targets.ts';

it('all targets exist', () => {
  expect(targets.filter((folder) => !existsSync(join(import.meta.dirname, '../..', folder)))).toEqual([]);
});

it('only sources are measured, not tests, fixtures, declarations or generated files', () => {
  const files = ['money.ts', 'money.test.ts', 'item-arbitrary.ts', 'a-under-test.ts', 'a.d.ts', '__generated__/a.ts'];
  expect(files.filter(isMeasured)).toEqual(['money.ts']);
});

it('a file is checked by the tests of its tree, and the check of signed requests by those of three trees', () => {
  expect(treesOf('ledger/money.ts')).toEqual(['ledger']);
  expect(treesOf('packages/local-aws/src/iam/pattern.ts')).toHaveLength(3);
  expect(treesOf('cli/export.ts')).toEqual([]);
});
