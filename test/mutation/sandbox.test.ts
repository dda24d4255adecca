import { existsSync, lstatSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { createSandbox, withFewerRuns } from './sandbox.ts';

const root = join(import.meta.dirname, '../..');
const sandbox = createSandbox(root);
afterEach(() => sandbox.remove());

it('a sandbox is a copy with links to packages, and packages of this repository are linked to their copies', () => {
  const readIn = (folder: string) => readFileSync(join(folder, 'ledger/money.ts'), 'utf8');
  expect(sandbox.folder.startsWith(tmpdir())).toBe(true);
  expect(readIn(sandbox.folder)).toBe(readIn(root));
  expect(lstatSync(join(sandbox.folder, 'node_modules')).isSymbolicLink()).toBe(false);
  const name = join('node_modules/local-aws', 'package.json');
  rmSync(join(sandbox.folder, 'packages/local-aws/package.json'));
  expect(existsSync(join(sandbox.folder, name))).toBe(false);
  expect(existsSync(join(root, name))).toBe(true);
  sandbox.remove();
  expect(existsSync(sandbox.folder)).toBe(false);
  expect(existsSync(join(root, 'node_modules/vitest/package.json'))).toBe(true);
});

it('a sandbox checks laws with at most 100 values', () => {
  expect(withFewerRuns('{ seed: 1, numRuns: 2_000 }, { numRuns: 20 }')).toBe(
    '{ seed: 1, numRuns: 100 }, { numRuns: 20 }',
  );
});
