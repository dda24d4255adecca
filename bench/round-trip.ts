import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportAs } from '../test/exports.ts';
import type { HostUnderTest } from '../test/host-under-test.ts';
import { startHostUnderTest } from '../test/host-under-test.ts';
import type { Person } from '../test/person.ts';
import { signInAs } from '../test/person.ts';

/**
 * Exports a month of the seeded ledger `runs` times, after one warm-up. Measures the time from `requestExport` until
 * the subscription has pushed the link, and the share outside the worker's handler. A call that reads one item shows
 * the cost of a round trip on this machine.
 */
export async function roundTrips(runs: number): Promise<string[][]> {
  const host = await startHostUnderTest();
  try {
    const person = await signInAs(host);
    const cold = await timed(host, person);
    const warm: Timed[] = [];
    for (let run = 0; run < runs; run += 1) warm.push(await timed(host, person));
    const oneCall = median(await callMs(person, 10));
    const total = median(warm.map(({ totalMs }) => totalMs));
    const outside = median(warm.map(({ totalMs, workerMs }) => totalMs - workerMs));
    return [
      ['first export: the function’s process starts', cold.totalMs.toFixed(0)],
      ['export after that', total.toFixed(0)],
      ['… of which outside the worker', `${outside.toFixed(0)} (${Math.round((outside / total) * 100)} %)`],
      ['one call that reads one item', oneCall.toFixed(1)],
      ['export in such calls', (total / oneCall).toFixed(1)],
    ];
  } finally {
    await host.close();
  }
}

interface Timed {
  readonly totalMs: number;
  readonly workerMs: number;
}

async function timed(host: HostUnderTest, person: Person): Promise<Timed> {
  const before = (await workerRuns(host)).length;
  const startedAt = performance.now();
  const { ended } = await exportAs(host, person, { from: '2025-01-01', to: '2025-01-31' });
  const totalMs = performance.now() - startedAt;
  if (ended.downloadUrl === null) throw new Error(`The export ended ${ended.status}: ${JSON.stringify(ended.failure)}`);
  for (;;) {
    // The platform reports a run after the run has returned. By then the page already has its link.
    const runs = await workerRuns(host);
    const workerMs = runs[before];
    if (workerMs !== undefined) return { totalMs, workerMs };
  }
}

/** Durations of the worker's runs, from Lambda's REPORT lines. */
async function workerRuns(host: HostUnderTest): Promise<number[]> {
  const folder = join(host.dataDir, 'logs');
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.includes('ExportWorker'));
  const lines = (
    await Promise.all(files.map(async (name) => (await readFile(join(folder, name), 'utf8')).split('\n')))
  ).flat();
  return lines.flatMap((line) => {
    const [, ms] = /"platform\.report".*"durationMs":(\d+)/.exec(line) ?? [];
    return ms === undefined ? [] : [Number(ms)];
  });
}

async function callMs(person: Person, calls: number): Promise<number[]> {
  const times: number[] = [];
  for (let call = 0; call < calls; call += 1) {
    const startedAt = performance.now();
    await person.ask('query { export(id: "01ARZ3NDEKTSV4RRFFQ69G5FAV") { id } }');
    times.push(performance.now() - startedAt);
  }
  return times;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
}
