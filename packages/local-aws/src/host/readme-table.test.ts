import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { withSupportTable } from './readme-table.ts';

it('the support table of packages/local-aws/README.md agrees with the code (update it with `npm run docs:support`)', () => {
  const readme = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');
  expect(readme).toBe(withSupportTable(readme));
});

it('the support table is not written without its marks', () => {
  expect(() => withSupportTable('# Nothing')).toThrow('expected the marks');
});
