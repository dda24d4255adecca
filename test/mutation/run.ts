import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeMutant } from './describe-mutant.ts';
import { measuredFiles } from './measured-files.ts';
import { sampleOf } from './sample.ts';
import { createSandbox } from './sandbox.ts';
import type { Tried } from './score-table.ts';
import { scoreTable } from './score-table.ts';
import { targets } from './targets.ts';
import { TrialProcess } from './trial-process.ts';
import type { Choose } from './try-file.ts';
import { tryFile } from './try-file.ts';

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

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1));
process.exitCode = await main(process.argv.slice(2));
