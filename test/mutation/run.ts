import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeMutant } from './describe-mutant.ts';
import { isEquivalent } from './equivalent.ts';
import { measuredFiles } from './measured-files.ts';
import type { Mutant } from './mutants-of.ts';
import { mutantsOf } from './mutants-of.ts';
import { sampleOf } from './sample.ts';
import { createSandbox } from './sandbox.ts';
import type { Tried } from './score-table.ts';
import { scoreTable } from './score-table.ts';
import { targets } from './targets.ts';
import { TrialProcess } from './trial-process.ts';

/**
 * `npm run test:mutation [-- PATH …] [--sample N] [--seed S] [--workers N] [--out FILE]`: makes one small change to the
 * sources at a time and checks whether a unit test fails. Prints each survivor and a table of scores. Exits with 1 when
 * a mutant survived that `equivalent.ts` does not explain. `--sample` tries at most N mutants of each file, which the
 * seed chooses.
 */
async function main(args: readonly string[]): Promise<number> {
  const root = join(import.meta.dirname, '../..');
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      sample: { type: 'string' },
      seed: { type: 'string', default: '1' },
      workers: { type: 'string', default: '2' },
    },
  });
  const paths = positionals.map((path) => path.replace(/\/$/, ''));
  const files = measuredFiles(root, paths.length > 0 ? paths : targets);
  const chosen: Choose = (mutants) =>
    values.sample === undefined ? mutants : sampleOf(mutants, Number(values.sample), Number(values.seed));
  if (files.length === 0) throw new Error(`No source file below ${paths.join(', ')}.`);
  const queue = [...files];
  const tried: Tried[] = [];
  const workers = Array.from({ length: Number(values.workers) }, () => work(root, queue, chosen, tried));
  await Promise.all(workers);
  const report = scoreTable(tried);
  console.log(report);
  if (values.out !== undefined) writeFileSync(values.out, report);
  return tried.some(({ outcome }) => unnoticed.includes(outcome)) ? 1 : 0;
}

const unnoticed: readonly Tried['outcome'][] = ['survived', 'no tests', 'not judged', 'ended'];

/** Chooses the mutants of a file that are tried. */
type Choose = (mutants: readonly Mutant[]) => readonly Mutant[];

async function work(root: string, queue: string[], choose: Choose, tried: Tried[]): Promise<void> {
  const sandbox = createSandbox(root);
  const runner = new TrialProcess(sandbox.folder);
  const clear = () => {
    runner.kill();
    sandbox.remove();
  };
  process.on('exit', clear);
  try {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      const ones = await tryFile(root, file, choose, runner);
      tried.push(...ones);
      // Printed after each file, because a run over all takes hours and may be interrupted.
      const noticed = ones.filter(({ outcome }) => outcome === 'killed' || outcome === 'too slow');
      console.log(`${file}: ${noticed.length} of ${ones.length} mutants noticed.`);
      for (const one of ones)
        if (one.outcome === 'survived' || one.outcome === 'ended') console.log(describeMutant(one));
    }
  } finally {
    await runner.stop();
    sandbox.remove();
    process.off('exit', clear);
  }
}

/**
 * First checks that the runner works for this file: its tests must pass without a change and fail when the file cannot
 * be loaded. Without this check, the verdicts on its mutants would have no meaning.
 */
async function tryFile(root: string, file: string, choose: Choose, runner: TrialProcess): Promise<readonly Tried[]> {
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

/** The time limit of the first run, which also loads the imports of the tests. */
const firstRunMs = 120_000;

/** A mutant counts as endless when its tests take this many times as long as without it, plus some seconds. */
const slowerThan = 5;
const graceMs = 3_000;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1));
process.exitCode = await main(process.argv.slice(2));
