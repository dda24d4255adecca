import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** Words of the product in this repository. The emulator boots any assembly, so it must not contain them. */
const productWords =
  /my-?home|ledger|household|kakeibo|(?<![a-z])slips?(?![a-z])|(?<![a-z])balances?(?![a-z])|(request|claim|report|cancel)Export|export-worker|kind_cd|account_dir|AmplifyOutputs/i;

const root = join(import.meta.dirname, '..');
const files = ['README.md', 'package.json', ...globSync('src/**/*.ts', { cwd: root })].filter(
  (file) => !file.endsWith('no-product-words.test.ts'),
);

it('the sources, tests and README of this package have no word of the product', () => {
  const found = files.flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, index) => (productWords.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(found).toEqual([]);
});
