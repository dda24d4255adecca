// npm run bench: measures the worker's speed and memory, next to the original. docs/performance.md keeps the printed
// results.
import { cpus } from 'node:os';
import type { Bundle } from './bundles.ts';
import { importMs, readBundles } from './bundles.ts';
import { coresCanBeChosen, startServer } from './child-process.ts';
import { readFlags } from './flags.ts';
import type { Measured } from './pipelines/measured.ts';
import { comparedPipelines, runInTurn, stagePipelines } from './pipelines-in-turn.ts';
import type { MeasuredRestore } from './restores.ts';
import { exportedArchive, restoreInto } from './restores.ts';
import { roundTrips } from './round-trip.ts';
import {
  applyHeader,
  applyRow,
  checkHeader,
  checkRow,
  comparedHeader,
  comparedRow,
  megabytes,
  shares,
  table,
} from './tables.ts';

const flags = readFlags(process.argv.slice(2));
const bundles = await readBundles();
const bundle = bundleOf('ExportWorker');
const restorer = bundleOf('RestoreWorker');
const pipelines = comparedPipelines(bundle);
const compared = [pipelines.seed, pipelines.ours, pipelines.ceiling];
const largest = flags.rows.at(-1) ?? 0;

print(
  `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, each pipeline on ${coresCanBeChosen ? 'one core' : 'all cores'}.`,
);
if (flags.rows.length > 0) {
  print('## Against a server that answers from memory');
  const lines: string[][] = [];
  const ours = new Map<number, Measured>();
  let stages: string[][] = [];
  for (const rows of flags.rows) {
    const server = await startServer('canned/canned-server.ts', rows);
    try {
      const results = await runInTurn(compared, server.urls, flags.runs);
      lines.push(...linesOf(results));
      const [, worker] = results;
      if (worker) ours.set(rows, worker);
      // With the worker in the same round: the result is the difference from one stage to the next.
      if (rows === largest)
        stages = shares(await runInTurn([...stagePipelines(bundle), pipelines.ours], server.urls, flags.runs));
    } finally {
      await server.close();
    }
  }
  print(table(comparedHeader, lines));

  print(`## Where the time goes, ${largest.toLocaleString('en')} rows`);
  print(table(['', 'ms', 'share'], stages));

  print('## Memory');
  const memory = [...ours].map(([rows, { peakBytes }]) => [
    rows.toLocaleString('en'),
    megabytes(peakBytes),
    (peakBytes / (ours.get(flags.rows[0] ?? 0)?.peakBytes ?? NaN)).toFixed(2),
  ]);
  print(table(['rows', 'peak MB', `against ${flags.rows[0]?.toLocaleString('en') ?? ''}`], memory));
}

if (flags.engineRows > 0) {
  print('## Against the local engine, which takes most of the time itself');
  const server = await startServer('engine-server.ts', flags.engineRows);
  try {
    print(table(comparedHeader, linesOf(await runInTurn(compared, server.urls, flags.runs))));
  } finally {
    await server.close();
  }
}

if (flags.restoreRows.length > 0) {
  const restores: { rows: number; measured: MeasuredRestore }[] = [];
  for (const rows of flags.restoreRows) {
    const archive = await exportedArchive(bundle, rows);
    // A write takes its time at any size, so only the smallest copy is put into an empty ledger.
    const ledgers =
      rows === flags.restoreRows[0] ? (['whole', 'differing', 'empty'] as const) : (['whole', 'differing'] as const);
    for (const ledger of ledgers) {
      const done = await restoreInto(ledger, { restorer, archive, rows, runs: flags.runs });
      restores.push(...done.map((measured) => ({ rows, measured })));
    }
  }
  const linesAbout = (work: MeasuredRestore['work']) => restores.filter(({ measured }) => measured.work === work);
  print('## Checking a copy, before a restore');
  print(
    table(
      checkHeader,
      linesAbout('check').map(({ measured: { ledger, measured } }) => checkRow(ledger, measured)),
    ),
  );
  print('## Applying a copy to tables that answer each write after 5 ms');
  print(
    table(
      applyHeader,
      linesAbout('apply').map(({ rows, measured: { ledger, measured } }) => applyRow(rows, ledger, measured)),
    ),
  );
}

print('## Bundles');
print(
  table(
    ['function', 'KB', 'import ms'],
    bundles.map((bundle) => [bundle.name, (bundle.bytes / 1000).toFixed(0), importMs(bundle, 5).toFixed(0)]),
  ),
);

if (flags.roundTrip) {
  print('## A small export on a whole host, from requestExport to the link');
  print(table(['', 'ms'], await roundTrips(5)));
}

function bundleOf(name: string): Bundle {
  const found = bundles.find((one) => one.name.includes(name));
  if (!found) throw new Error(`The template has no function ${name}.`);
  return found;
}

function linesOf(results: readonly Measured[]): string[][] {
  const [seed] = results;
  return seed ? results.map((result, index) => comparedRow(compared[index]?.name ?? '', result, seed)) : [];
}

function print(text: string): void {
  process.stdout.write(`${text}\n\n`);
}
