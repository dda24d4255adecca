import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestSpecification, Vitest } from 'vitest/node';
import { createVitest } from 'vitest/node';
import { treesOf } from './targets.ts';
import { testsByName } from './tests-by-name.ts';

/** A request of the parent: run the tests of `file` with this text in its place, then restore the original text. */
export interface Trial {
  readonly file: string;
  readonly text: string;
  readonly original: string;
}

export type Verdict = 'killed' | 'survived' | 'no tests';

/**
 * A process of its own in a copy of the tree: Vitest stays loaded from one mutant to the next, and the parent ends the process when a
 * mutant never returns. The tests of a file are the unit tests that import it, directly or not, and the one beside it; those of its own tree
 * where there are any, so that `ledger/` is held by its own tests and not by those of everything that is built on it.
 */
async function main(): Promise<void> {
  // No `bail`: Vitest counts the failures of earlier runs towards it, and breaks off the next run untried.
  const vitest = await createVitest({
    // A watcher would run tests of its own when a mutant is written, beside the trial and with other text.
    watch: false,
    project: ['unit'],
    reporters: [{ onInit: () => undefined }],
    silent: true,
    // The parent sets the limit: a test that is slow on a busy machine is no failure.
    testTimeout: 0,
    hookTimeout: 0,
    pool: 'threads',
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
  // At once, and with the processes that tests have started: a mutant that never returns would keep it alive.
  process.on('disconnect', () => process.kill(-process.pid, 'SIGKILL'));
  process.send?.({ ready: true });
}

async function judge(vitest: Vitest, { file, text, original }: Trial): Promise<Verdict> {
  const specifications = await testsOf(vitest, file);
  if (specifications.length === 0) return 'no tests';
  const path = join(process.cwd(), file);
  writeFileSync(path, text);
  try {
    vitest.invalidateFile(path);
    for (const specification of specifications) {
      if (await passes(vitest, specification, text === original ? file : undefined)) continue;
      // The test that noticed one mutant is the likeliest to notice the next one.
      known.set(file, [specification, ...specifications.filter((one) => one !== specification)]);
      return 'killed';
    }
    return 'survived';
  } finally {
    writeFileSync(path, original);
    vitest.invalidateFile(path);
  }
}

/** @param unchanged the measured file when it is as it is: a failure is then a fault of the sandbox or of the tests, and is printed. */
async function passes(vitest: Vitest, specification: TestSpecification, unchanged?: string): Promise<boolean> {
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications([specification]);
  // Vitest also answers with the files that it ran before, failures among them.
  const module = testModules.find(({ moduleId }) => moduleId === specification.moduleId);
  if (unchanged !== undefined) {
    const failed = [...(module?.children.allTests('failed') ?? [])].flatMap((test) => test.result().errors ?? []);
    for (const error of [...unhandledErrors, ...(module?.errors() ?? []), ...failed]) console.error(unchanged, error);
  }
  if (unhandledErrors.length > 0 || module?.ok() === false) return false;
  // A run that was broken off would leave its tests untried, and they are no proof of anything.
  if (module?.state() !== 'passed') throw new Error(`The tests of ${specification.moduleId} were not run.`);
  return true;
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
    const all = [...named.flatMap((path) => vitest.getModuleSpecifications(path)), ...importers];
    const each = all.filter(({ moduleId }, index) => all.findIndex((one) => one.moduleId === moduleId) === index);
    const trees = treesOf(file).map((tree) => join(process.cwd(), tree, '/'));
    const own = each.filter(({ moduleId }) => trees.some((tree) => moduleId.startsWith(tree)));
    found = own.length > 0 ? own : each;
    known.set(file, found);
  }
  return [...found];
}

await main();
