import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestSpecification, Vitest } from 'vitest/node';
import { createVitest } from 'vitest/node';
import { testsByName } from './tests-by-name.ts';

/** What the parent asks: run the tests of `file` with this text in its place, then put the original text back. */
export interface Trial {
  readonly file: string;
  readonly text: string;
  readonly original: string;
}

export type Verdict = 'killed' | 'survived' | 'no tests';

/**
 * A process of its own in a copy of the tree: Vitest stays loaded from one mutant to the next, and the parent ends the process when a
 * mutant never returns. The tests of a file are the unit tests that import it, directly or not, and the one beside it.
 */
async function main(): Promise<void> {
  const vitest = await createVitest({
    watch: true,
    project: ['unit'],
    reporters: [{ onInit: () => undefined }],
    bail: 1,
    silent: true,
    fileParallelism: false,
  });
  process.on('message', (trial: Trial) => {
    judge(vitest, trial).then(
      (verdict) => process.send?.({ verdict }),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
  process.on('disconnect', () => process.exit());
  process.send?.({ ready: true });
}

async function judge(vitest: Vitest, { file, text, original }: Trial): Promise<Verdict> {
  const specifications = await testsOf(vitest, file);
  if (specifications.length === 0) return 'no tests';
  const path = join(process.cwd(), file);
  writeFileSync(path, text);
  try {
    vitest.invalidateFile(path);
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
    return unhandledErrors.length > 0 || testModules.some((module) => !module.ok()) ? 'killed' : 'survived';
  } finally {
    writeFileSync(path, original);
    vitest.invalidateFile(path);
  }
}

const known = new Map<string, readonly TestSpecification[]>();

async function testsOf(vitest: Vitest, file: string): Promise<TestSpecification[]> {
  let found = known.get(file);
  if (found === undefined) {
    vitest.config.related = [join(process.cwd(), file)];
    const beside = join(process.cwd(), file.replace(/\.tsx?$/, '.test.ts'));
    const importers = await vitest.getRelevantTestSpecifications();
    const byName = file.startsWith('resolvers/') ? testsByName(process.cwd(), 'resolvers', file) : [];
    const named = [beside, ...byName.map((path) => join(process.cwd(), path))];
    const all = [...importers, ...named.flatMap((path) => vitest.getModuleSpecifications(path))];
    found = all.filter(({ moduleId }, index) => all.findIndex((one) => one.moduleId === moduleId) === index);
    known.set(file, found);
  }
  return [...found];
}

await main();
