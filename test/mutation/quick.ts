import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeMutant } from './describe-mutant.ts';
import { isEquivalent } from './equivalent.ts';
import { measuredFiles } from './measured-files.ts';
import type { Mutant } from './mutants-of.ts';
import { instrument } from './mutants-of.ts';
import { sampleOf } from './sample.ts';
import { createSandbox } from './sandbox.ts';
import type { Tried } from './score-table.ts';
import { scoreTable } from './score-table.ts';
import { switchThrough } from './switch-through.ts';

/**
 * `npm run test:mutation:quick -- PATH … --tests PATH … [--sample N] [--seed S] [--again FILE] [--out FILE]`: tries the mutants of the
 * sources with the unit tests, all in one process. The sources hold all their mutants, of which one at a time is
 * switched on, so that this takes a fraction of the time of `run.ts`. A mutant that only runs while its file is loaded
 * cannot be switched on, and is put into the source instead. `--again` tries only the survivors that are in the output of an earlier run. Exits with 1 when a
 * mutant survived.
 */
async function main(args: readonly string[]): Promise<number> {
  const root = join(import.meta.dirname, '../..');
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      tests: { type: 'string', multiple: true, default: [] },
      sample: { type: 'string' },
      seed: { type: 'string', default: '1' },
      again: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const files = measuredFiles(root, positionals);
  const tests = values.tests.flatMap((path) =>
    path.endsWith('.ts') ? [path] : globSync(`${path}/**/*.test.ts`, { cwd: root }),
  );
  if (files.length === 0 || tests.length === 0) throw new Error('Expected paths of sources, and --tests with paths.');
  const { texts, mutants } = await instrument(
    new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')])),
  );
  const survivors = values.again === undefined ? undefined : new Set(readFileSync(values.again, 'utf8').split('\n'));
  const isMeant = (mutant: Mutant): boolean =>
    survivors === undefined ||
    (['survived', 'not judged'] as const).some((outcome) => survivors.has(describeMutant({ mutant, outcome })));
  const chosen = [...Map.groupBy(mutants, ({ file }) => file).values()]
    .flatMap((ones) =>
      values.sample === undefined ? ones : sampleOf(ones, Number(values.sample), Number(values.seed)),
    )
    .filter(isMeant);
  const noticeable = chosen.filter((mutant) => !isEquivalent(mutant));
  const sandbox = createSandbox(root);
  process.on('exit', sandbox.remove);
  for (const [file, text] of texts) writeFileSync(join(sandbox.folder, file), text);
  const outcomes = await switchThrough(sandbox.folder, tests, noticeable);
  const tried = chosen.map((mutant): Tried => ({ mutant, outcome: outcomes.get(mutant.id) ?? 'equivalent' }));
  for (const one of tried)
    if (one.outcome === 'survived' || one.outcome === 'not judged') console.log(describeMutant(one));
  const report = scoreTable(tried);
  console.log(report);
  if (values.out !== undefined) writeFileSync(values.out, report);
  return tried.some(({ outcome }) => outcome === 'survived') ? 1 : 0;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1));
process.exitCode = await main(process.argv.slice(2));
