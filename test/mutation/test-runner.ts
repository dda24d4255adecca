import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestSpecification, Vitest } from 'vitest/node';
import { createVitest } from 'vitest/node';
import { treesOf } from './targets.ts';
import { testsByName } from './tests-by-name.ts';

/** A request of the parent: replace the text of `file`, run its tests, then restore the original text. */
export interface Trial {
  readonly file: string;
  readonly text: string;
  readonly original: string;
}

export type Verdict = 'killed' | 'survived' | 'no tests';

/**
 * A separate process in a copy of the tree. Vitest stays loaded from one mutant to the next, and the parent ends the
 * process when a mutant never returns. The tests of a file are the test beside it and the unit tests that import it,
 * directly or not. If some of them are in the file's tree, only those are used, so that `ledger/` is checked by its own
 * tests and not by those of its users.
 */
async function main(): Promise<void> {
  // `bail` is not used, because Vitest would count failures of earlier runs and stop the next run before its start.
  const vitest = await createVitest({
    // A watcher would start another run when a mutant is written, concurrent with the trial and with another text.
    watch: false,
    project: ['unit'],
    reporters: [{ onInit: () => undefined }],
    silent: true,
    // The parent has the time limit, because a slow test on a busy machine is not a failure.
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
  // Ends at once, with the processes of tests, because a mutant that never returns would keep this process alive.
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
      // The test that noticed one mutant is the most likely to notice the next one.
      known.set(file, [specification, ...specifications.filter((one) => one !== specification)]);
      return 'killed';
    }
    return 'survived';
  } finally {
    writeFileSync(path, original);
    vitest.invalidateFile(path);
  }
}

/**
 * @param unchanged the measured file when it has no change. A failure is then a fault of the sandbox or the tests and
 * is printed.
 */
async function passes(vitest: Vitest, specification: TestSpecification, unchanged?: string): Promise<boolean> {
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications([specification]);
  // Vitest's result also includes earlier files and their failures.
  const module = testModules.find(({ moduleId }) => moduleId === specification.moduleId);
  if (unchanged !== undefined) {
    const failed = [...(module?.children.allTests('failed') ?? [])].flatMap((test) => test.result().errors ?? []);
    for (const error of [...unhandledErrors, ...(module?.errors() ?? []), ...failed]) console.error(unchanged, error);
  }
  if (unhandledErrors.length > 0 || module?.ok() === false) return false;
  // After an interrupted run some tests have no result, and that would prove nothing.
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
