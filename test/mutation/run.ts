import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isEquivalent } from './equivalent.ts';
import type { Mutant } from './mutants-of.ts';
import { mutantsOf } from './mutants-of.ts';
import { createSandbox } from './sandbox.ts';
import type { Tried } from './score-table.ts';
import { scoreTable } from './score-table.ts';
import { isMeasured, targets } from './targets.ts';
import { TrialProcess } from './trial-process.ts';

/**
 * `npm run test:mutation [-- PATH …] [--out FILE]`: makes one small change to the sources at a time and checks whether
 * a unit test fails. Prints each survivor and a table of scores. Exits with 1 when a mutant survived that
 * `equivalent.ts` does not explain.
 */
async function main(args: readonly string[]): Promise<number> {
  const root = join(import.meta.dirname, '../..');
  const at = args.indexOf('--out');
  const paths = (at < 0 ? args : args.slice(0, at)).map((path) => path.replace(/\/$/, ''));
  const files = sourcesBelow(root, paths.length > 0 ? paths : targets);
  if (files.length === 0) throw new Error(`No source file below ${paths.join(', ')}.`);
  const queue = [...files];
  const tried: Tried[] = [];
  const workers = Array.from({ length: atOnce }, () => work(root, queue, tried));
  await Promise.all(workers);
  const report = scoreTable(tried);
  console.log(report);
  if (at >= 0) writeFileSync(args[at + 1] ?? 'mutation.md', report);
  return tried.some(({ outcome }) => unnoticed.includes(outcome)) ? 1 : 0;
}

const unnoticed: readonly Tried['outcome'][] = ['survived', 'no tests', 'not judged', 'ended'];

async function work(root: string, queue: string[], tried: Tried[]): Promise<void> {
  const sandbox = createSandbox(root);
  const runner = new TrialProcess(sandbox.folder);
  const clear = () => {
    runner.kill();
    sandbox.remove();
  };
  process.on('exit', clear);
  try {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      const ones = await tryFile(root, file, runner);
      tried.push(...ones);
      // Printed after each file, because a run over all takes hours and may be interrupted.
      const noticed = ones.filter(({ outcome }) => outcome === 'killed' || outcome === 'too slow');
      console.log(`${file}: ${noticed.length} of ${ones.length} mutants noticed.`);
      for (const { mutant, outcome } of ones)
        if (outcome === 'survived' || outcome === 'ended') console.log(describe(mutant, outcome));
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
async function tryFile(root: string, file: string, runner: TrialProcess): Promise<readonly Tried[]> {
  const text = readFileSync(join(root, file), 'utf8');
  const mutants = await mutantsOf(file, text);
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

function sourcesBelow(root: string, paths: readonly string[]): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...paths], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed.split('\0').filter((file) => file !== '' && isMeasured(file));
}

function describe({ file, line, kind, original, replacement }: Mutant, outcome: Tried['outcome']): string {
  return `${file}:${line} ${outcome} ${kind}: ${shortened(original)} → ${shortened(replacement)}`;
}

function shortened(code: string): string {
  const oneLine = code.replace(/\s+/g, ' ');
  return oneLine.length > 80 ? `${oneLine.slice(0, 77)}…` : oneLine;
}

/** The time limit of the first run, which also loads the imports of the tests. */
const firstRunMs = 120_000;

/** A mutant counts as endless when its tests take this many times as long as without it, plus some seconds. */
const slowerThan = 5;
const graceMs = 3_000;

/** The number of sandboxes, for a machine with two cores. */
const atOnce = 2;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1));
process.exitCode = await main(process.argv.slice(2));
