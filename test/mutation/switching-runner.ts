import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import type { RunnerTestCase, RunnerTestFile, RunnerTestSuite } from 'vitest';
import { describe, TestRunner } from 'vitest';
import type { Coverage, Plan } from './plan.ts';

/**
 * Runs one test file once for each mutant of a plan, in one process and with the sources loaded once. The sources were
 * instrumented by Stryker, so that a mutant is switched on by its number. Only the tests that reach a mutant run for
 * it, and none after the first that fails. Without mutants, it finds out which test reaches which.
 */
export default class SwitchingRunner extends TestRunner {
  readonly #plan = JSON.parse(readFileSync(process.env['MUTATION_PLAN'] ?? '', 'utf8')) as Plan;
  readonly #coverage: { -readonly [Name in keyof Coverage]: Coverage[Name] } = { longestMs: 0, hits: {} };
  /** The tests that may run for the mutant that is switched on. Undefined without one. */
  #reaching: ReadonlySet<string> | undefined;
  #isKilled = false;

  override importFile(path: string, source: 'collect' | 'setup'): unknown {
    if (source === 'setup' || this.#plan.mutants === undefined) return super.importFile(path, source);
    for (const { id } of this.#plan.mutants)
      describe(`${prefix}${id}`, async () => {
        await super.importFile(path, source);
      });
    // The sources and the state that they keep must be as before, or the verdicts mean nothing.
    describe(afterwards, async () => {
      await super.importFile(path, source);
    });
    return undefined;
  }

  override async onBeforeRunSuite(suite: RunnerTestSuite): Promise<void> {
    await super.onBeforeRunSuite(suite);
    if ('filepath' in suite) stryker.currentTestId = hooks;
    if (!suite.name.startsWith(prefix)) return;
    const id = suite.name.slice(prefix.length);
    const mutant = this.#plan.mutants?.find((one) => one.id === id);
    if (mutant === undefined) throw new Error(`No mutant ${id} in the plan.`);
    this.#reaching = mutant.tests === 'all' ? undefined : new Set(mutant.tests);
    this.#isKilled = false;
    this.#note('start', id);
    Object.assign(stryker, { activeMutant: id, hitCount: 0, hitLimit: mutant.hitLimit });
  }

  override async onAfterRunSuite(suite: RunnerTestSuite): Promise<void> {
    await super.onAfterRunSuite(suite);
    if (suite.name === afterwards && isFailed(suite)) this.#note('spoiled');
    if (!suite.name.startsWith(prefix)) return;
    // A failed hook is a failure too.
    this.#note(this.#isKilled || isFailed(suite) ? 'killed' : 'survived', suite.name.slice(prefix.length));
    Object.assign(stryker, { activeMutant: undefined, hitCount: undefined });
    this.#reaching = undefined;
    this.#isKilled = false;
  }

  override onBeforeRunTask(test: RunnerTestCase): Promise<void> {
    const name = nameOf(test);
    stryker.currentTestId = name;
    if (this.#isKilled || this.#reaching?.has(name) === false) test.mode = 'skip';
    return super.onBeforeRunTask(test);
  }

  override onAfterRunTask(test: RunnerTestCase): void {
    super.onAfterRunTask(test);
    stryker.currentTestId = hooks;
    if (test.result?.state === 'fail') this.#isKilled = true;
    this.#coverage.longestMs = Math.max(this.#coverage.longestMs, test.result?.duration ?? 0);
  }

  override onAfterRunFiles(files: RunnerTestFile[]): void {
    super.onAfterRunFiles(files);
    if (this.#plan.mutants !== undefined) return;
    const { perTest = {}, static: whileLoading = {} } = stryker.mutantCoverage ?? {};
    const failed = files.some((file) => file.result?.state !== 'pass');
    writeFileSync(
      this.#plan.out,
      JSON.stringify({ ...this.#coverage, failed, hits: { ...perTest, '': whileLoading } }),
    );
  }

  #note(...words: readonly string[]): void {
    appendFileSync(this.#plan.out, `${words.join(' ')}\n`);
  }
}

const prefix = 'mutant ';
const afterwards = 'after all mutants';
const hooks = '#hooks';

function isFailed({ result, tasks }: RunnerTestSuite): boolean {
  return result?.state === 'fail' || tasks.some((task) => task.result?.state === 'fail');
}

/** The name of a test with those of its groups, without that of the mutant. */
function nameOf(test: RunnerTestCase): string {
  const names = [test.name];
  for (let { suite } = test; suite !== undefined && !('filepath' in suite); { suite } = suite)
    if (!suite.name.startsWith(prefix) && suite.name !== afterwards) names.unshift(suite.name);
  return names.join(' > ');
}

/** What the code that Stryker puts into the sources reads and writes. */
interface Stryker {
  activeMutant?: string;
  hitCount?: number;
  hitLimit?: number;
  currentTestId?: string;
  mutantCoverage?: { perTest: Coverage['hits']; static: Coverage['hits'][string] };
}

const stryker = ((globalThis as { __stryker__?: Stryker }).__stryker__ ??= {});
