import type { Coverage, PlannedMutant } from './plan.ts';
import type { Verdict } from './switched-run.ts';
import { coverageOf, verdictsOf } from './switched-run.ts';

/**
 * Tries mutants with test files whose sources were instrumented. The quickest test files come first, and a mutant that
 * one of them notices is not tried again. A mutant that runs only while its file is loaded is not judged.
 *
 * @param tests paths of test files
 * @param ids numbers of the mutants
 */
export async function switchThrough(
  folder: string,
  tests: readonly string[],
  ids: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Verdict>> {
  const left = new Set(ids);
  const outcomes = new Map<string, Verdict>();
  const unsure = new Set<string>();
  const runs = [];
  for (const test of tests) {
    const startedAtMs = Date.now();
    const coverage = await coverageOf(folder, test);
    runs.push({ test, coverage, tookMs: Date.now() - startedAtMs });
    for (const id of Object.keys(coverage.hits[''] ?? {})) unsure.add(id);
  }
  for (const { test, coverage } of runs.toSorted((a, b) => a.tookMs - b.tookMs)) {
    const planned = [...left].flatMap((id) => plannedFor(id, coverage));
    for (const [id, outcome] of await verdictsOf(folder, test, planned, timeoutMs(coverage))) {
      if (outcome === 'not judged') unsure.add(id);
      if (outcome === 'not judged' || outcome === 'survived') continue;
      outcomes.set(id, outcome);
      left.delete(id);
    }
    console.log(`${test}: tried ${planned.length} mutants, ${left.size} of ${ids.size} are left.`);
  }
  for (const id of left) outcomes.set(id, unsure.has(id) ? 'not judged' : 'survived');
  return outcomes;
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
