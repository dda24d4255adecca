import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { equivalents, isAbout } from './equivalent.ts';
import { mutantsOf } from './mutants-of.ts';

it('every explanation has one existing mutant', async () => {
  for (const file of new Set(equivalents.map((one) => one.file))) {
    const mutants = await mutantsOf(file, readFileSync(join(import.meta.dirname, '../..', file), 'utf8'));
    const changes = equivalents.filter((one) => one.file === file).flatMap((one) => one.changes);
    const explained = changes.map((change) => mutants.filter((mutant) => isAbout(file, change, mutant)));
    const wrong = changes.filter((_, index) => explained[index]?.length !== 1);
    expect({ file, wrong }).toEqual({ file, wrong: [] });
    expect(new Set(explained.flat()).size).toBe(changes.length);
  }
});
