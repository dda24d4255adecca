import { expect, it } from 'vitest';
import type { Bundle } from '../../bench/bundles.ts';
import { readBundles } from '../../bench/bundles.ts';
import { startServer } from '../../bench/child-process.ts';
import { comparedPipelines, runInTurn } from '../../bench/pipelines-in-turn.ts';
import { check, storedArchive } from '../../bench/restores.ts';

const bundles = await readBundles();
function bundleOf(name: string): Bundle {
  const found = bundles.find((one) => one.name.includes(name));
  if (!found) throw new Error(`The template has no function ${name}.`);
  return found;
}

/** The peak memory of the deployed bundles: for an export of this many rows, and for the check of its archive. */
async function peakMegabytes(rows: number): Promise<{ readonly exporting: number; readonly checking: number }> {
  const server = await startServer('canned/canned-server.ts', rows);
  try {
    const [exported] = await runInTurn([comparedPipelines(bundleOf('ExportWorker')).ours], server.urls, 1);
    expect(exported?.rows).toBe(rows + 25);
    const archive = await storedArchive(server.urls);
    const { measured } = await check(server.urls, { restorer: bundleOf('RestoreWorker'), archive, rows });
    return { exporting: (exported?.peakBytes ?? NaN) / 2 ** 20, checking: measured.peakBytes / 2 ** 20 };
  } finally {
    await server.close();
  }
}

/**
 * Guards the result of `npm run bench`, which measures up to three million rows. 300,000 rows are 100 MB of input and
 * 145 MB of CSV and JSONL, so the memory would show if either was kept. The masters are 25 rows.
 */
it('300,000 rows need hardly more memory than 50,000, exported or checked', { timeout: 240_000 }, async () => {
  const small = await peakMegabytes(50_000);
  const large = await peakMegabytes(300_000);
  expect(large.exporting / small.exporting).toBeLessThan(1.4);
  // A check of 50,000 rows ends before V8 collects its buffers for the first time (docs/performance.md).
  expect(large.checking / small.checking).toBeLessThan(2);
  expect(large.exporting).toBeLessThan(256);
  expect(large.checking).toBeLessThan(256);
});
