import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { withSupportTable } from './readme-table.ts';

it('stands in packages/local-aws/README.md as the code has it; `npm run docs:support` writes it anew', () => {
  const readme = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');
  expect(readme).toBe(withSupportTable(readme));
});

it('is not written where its place is not marked', () => {
  expect(() => withSupportTable('# Nothing')).toThrow('expected the marks');
});
