import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isEquivalent } from './equivalent.ts';
import type { Mutant } from './mutants-of.ts';
import { mutantsOf } from './mutants-of.ts';
import type { Tried } from './score-table.ts';
import type { TrialProcess } from './trial-process.ts';

/**
 * Tries mutants of a file one after the other. First checks that the runner works for this file: its tests must pass without a change and fail when the file cannot
 * be loaded. Without this check, the verdicts on its mutants would have no meaning.
 */
export async function tryFile(
  root: string,
  file: string,
  choose: Choose,
  runner: TrialProcess,
): Promise<readonly Tried[]> {
  const text = readFileSync(join(root, file), 'utf8');
  const mutants = choose(await mutantsOf(file, text));
  const all = (outcome: Tried['outcome'], why: string): readonly Tried[] => {
    console.log(`${file}: ${why} (${mutants.length} mutants).`);
    return mutants.map((mutant) => ({ mutant, outcome }));
  };
  const asItIs = { file, text, original: text };
  await runner.run(asItIs, firstRunMs);
  const startedAtMs = Date.now();
  const verdict = await runner.run(asItIs, firstRunMs);
  const mostMs = slowerThan * (Date.now() - startedAtMs) + graceMs;
  if (verdict === 'no tests') return all('no tests', 'no unit test imports it');
  if (verdict !== 'survived') return all('not judged', 'its tests fail in the sandbox without any change');
  const broken = { ...asItIs, text: `${text}\nthrow new Error('a mutant known to die');\n` };
  if ((await runner.run(broken, firstRunMs)) !== 'killed')
    return all('not judged', 'its tests pass when it cannot be loaded');
  const tried: Tried[] = [];
  for (const mutant of mutants) {
    if (isEquivalent(mutant)) {
      tried.push({ mutant, outcome: 'equivalent' });
      continue;
    }
    const trial = { ...asItIs, text: mutant.mutatedText };
    let outcome = await runner.run(trial, mostMs);
    // The system may also end a process because of the memory of others.
    if (outcome === 'ended') outcome = await runner.run(trial, firstRunMs);
    if (outcome === 'too slow') {
      // The machine may only have been busy. The new process first has to load its modules.
      await runner.run(asItIs, firstRunMs);
      outcome = await runner.run(trial, 2 * mostMs);
      if (outcome === 'too slow') await runner.run(asItIs, firstRunMs);
    }
    tried.push({ mutant, outcome });
  }
  return tried;
}

/** Chooses the mutants of a file that are tried. */
export type Choose = (mutants: readonly Mutant[]) => readonly Mutant[];

/** The time limit of the first run, which also loads the imports of the tests. */
const firstRunMs = 120_000;

/** A mutant counts as endless when its tests take this many times as long as without it, plus some seconds. */
const slowerThan = 5;
const graceMs = 3_000;
