import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Coverage, Plan, PlannedMutant } from './plan.ts';

export type Verdict = 'killed' | 'survived' | 'too slow' | 'not judged';

/** True when a test file fails as the sources are, or does not end. */
export async function fails(folder: string, test: string): Promise<boolean> {
  const out = join(folder, 'mutation-coverage.json');
  rmSync(out, { force: true });
  const child = startTests(folder, test, { out }, 0);
  const exit = once(child, 'exit');
  await Promise.race([exit, setTimeout(2 * startMs, undefined, { ref: false })]);
  if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  await exit;
  return !existsSync(out) || (JSON.parse(readFileSync(out, 'utf8')) as Coverage).failed === true;
}

/** Runs a test file without a mutant and tells which of its tests reach which mutants. Throws when one fails. */
export async function coverageOf(folder: string, test: string): Promise<Coverage> {
  const out = join(folder, 'mutation-coverage.json');
  rmSync(out, { force: true });
  await once(startTests(folder, test, { out }, 0), 'exit');
  const coverage = JSON.parse(readFileSync(out, 'utf8')) as Coverage;
  if (coverage.failed === true) throw new Error(`${test} fails without a change.`);
  return coverage;
}

/**
 * Runs a test file for each mutant. When a mutant stops the whole process, which the time limit of a test cannot end,
 * another process goes on behind it.
 */
export async function verdictsOf(
  folder: string,
  test: string,
  mutants: readonly PlannedMutant[],
  timeoutMs: number,
): Promise<ReadonlyMap<string, Verdict>> {
  const verdicts = new Map<string, Verdict>();
  for (let left = mutants; left.length > 0; left = left.filter(({ id }) => !verdicts.has(id))) {
    const found = await someVerdicts(folder, test, left.slice(0, mostAtOnce), timeoutMs);
    if (found.size === 0) throw new Error(`${test} was not run.`);
    for (const [id, outcome] of found) verdicts.set(id, outcome);
  }
  return verdicts;
}

/** One process keeps all tests of all its mutants in memory. */
const mostAtOnce = 150;

async function someVerdicts(
  folder: string,
  test: string,
  mutants: readonly PlannedMutant[],
  timeoutMs: number,
): Promise<ReadonlyMap<string, Verdict>> {
  const out = join(folder, 'mutation-verdicts');
  writeFileSync(out, '');
  const child = startTests(folder, test, { out, mutants }, timeoutMs);
  const exit = once(child, 'exit');
  for (let size = 0, quietMs = 0; child.exitCode === null && child.signalCode === null; ) {
    await Promise.race([exit, setTimeout(1_000)]);
    const sizeNow = statSync(out).size;
    quietMs = sizeNow === size ? quietMs + 1_000 : 0;
    size = sizeNow;
    if (quietMs <= 2 * timeoutMs + startMs || child.pid === undefined) continue;
    process.kill(-child.pid, 'SIGKILL');
    await exit;
  }
  const lines = readFileSync(out, 'utf8').trim().split('\n');
  // The tests fail without a change after all mutants were tried, so that one has left something behind.
  const isSpoiled = lines.includes('spoiled');
  const verdicts = new Map<string, Verdict>();
  for (const line of lines) {
    const [word, id = ''] = line.split(' ');
    if (word === 'start') verdicts.set(id, 'too slow');
    else if (word === 'killed' || word === 'survived') verdicts.set(id, isSpoiled ? 'not judged' : word);
  }
  return verdicts;
}

/** More than a process needs on a busy machine before its first test. */
const startMs = 60_000;

function startTests(folder: string, test: string, plan: Plan, timeoutMs: number): ChildProcess {
  const [planPath, temporary] = [join(folder, 'mutation-plan.json'), join(folder, 'mha-')];
  mkdirSync(temporary, { recursive: true });
  writeFileSync(planPath, JSON.stringify(plan));
  const settings = {
    include: [test],
    runner: join(import.meta.dirname, 'switching-runner.ts'),
    pool: 'threads',
    testTimeout: timeoutMs,
    hookTimeout: timeoutMs,
    reporters: [],
    silent: true,
    watch: false,
  };
  writeFileSync(join(folder, 'mutation.config.ts'), `export default { test: ${JSON.stringify(settings)} };\n`);
  const vitest = join(folder, 'node_modules/vitest/vitest.mjs');
  return spawn(process.execPath, [vitest, 'run', '--config', 'mutation.config.ts'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, TMPDIR: temporary, MUTATION_PLAN: planPath },
    detached: true,
  });
}
