import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { equivalentOf, equivalents } from './equivalent.ts';
import { mutantsOf } from './mutants-of.ts';

it('explains mutants that there are, each by one entry', async () => {
  const explained = new Map(equivalents.map((one) => [one, 0]));
  for (const file of new Set(equivalents.map((one) => one.file))) {
    const mutants = await mutantsOf(file, readFileSync(join(import.meta.dirname, '../..', file), 'utf8'));
    for (const mutant of mutants) {
      const by = equivalentOf(mutant);
      if (by !== undefined) explained.set(by, (explained.get(by) ?? 0) + 1);
    }
  }
  expect([...explained].filter(([, count]) => count !== 1)).toEqual([]);
});
