import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mutant } from './mutants-of.ts';
import type { Coverage, PlannedMutant } from './plan.ts';
import type { Verdict } from './switched-run.ts';
import { coverageOf, fails, verdictsOf } from './switched-run.ts';

/**
 * Tries mutants with test files whose sources were instrumented. The quickest test files come first, and a mutant that
 * one of them notices is not tried again. A mutant that runs only while its file is loaded is put into the
 * source instead, one at a time.
 *
 * @param tests paths of test files
 */
export async function switchThrough(
  folder: string,
  tests: readonly string[],
  mutants: readonly Mutant[],
): Promise<ReadonlyMap<string, Verdict>> {
  const left = new Set(mutants.map(({ id }) => id));
  const outcomes = new Map<string, Verdict>();
  const unsure = new Set<string>();
  const runs = [];
  for (const test of tests) {
    const startedAtMs = Date.now();
    const coverage = await coverageOf(folder, test);
    runs.push({ test, coverage, tookMs: Date.now() - startedAtMs });
  }
  const sorted = runs.toSorted((a, b) => a.tookMs - b.tookMs);
  for (const { test, coverage } of sorted) {
    const planned = [...left].flatMap((id) => plannedFor(id, coverage));
    for (const [id, outcome] of await verdictsOf(folder, test, planned, timeoutMs(coverage))) {
      if (outcome === 'not judged') unsure.add(id);
      if (outcome === 'not judged' || outcome === 'survived') continue;
      outcomes.set(id, outcome);
      left.delete(id);
    }
    console.log(`${test}: tried ${planned.length} mutants, ${left.size} of ${mutants.length} are left.`);
  }
  for (const mutant of mutants.filter(({ id }) => left.has(id))) {
    const loading = sorted.filter(({ coverage }) => coverage.hits['']?.[mutant.id] !== undefined);
    const noticing = await firstToNoticeWhileLoading(folder, mutant, loading);
    outcomes.set(mutant.id, noticing !== undefined ? 'killed' : unsure.has(mutant.id) ? 'not judged' : 'survived');
    // It is the most likely to notice the next one.
    if (noticing !== undefined) sorted.sort((a, b) => Number(b === noticing) - Number(a === noticing));
  }
  return outcomes;
}

async function firstToNoticeWhileLoading<Run extends { readonly test: string }>(
  folder: string,
  { file, mutatedText }: Mutant,
  runs: readonly Run[],
): Promise<Run | undefined> {
  const path = join(folder, file);
  const instrumented = readFileSync(path, 'utf8');
  writeFileSync(path, mutatedText);
  try {
    for (const run of runs) if (await fails(folder, run.test)) return run;
    return undefined;
  } finally {
    writeFileSync(path, instrumented);
  }
}

function plannedFor(id: string, { hits }: Coverage): readonly PlannedMutant[] {
  const tests = Object.keys(hits).filter((test) => test !== '' && hits[test]?.[id] !== undefined);
  if (tests.length === 0) return [];
  const allHits = tests.reduce((sum, test) => sum + (hits[test]?.[id] ?? 0), 0);
  return [{ id, tests: tests.includes('#hooks') ? 'all' : tests, hitLimit: 100 * allHits + 1_000 }];
}

/** The time limit of one test. A test that waits for what a mutant keeps from happening ends with it. */
function timeoutMs({ longestMs }: Coverage): number {
  return 4 * longestMs + 4_000;
}
