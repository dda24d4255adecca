import { expect, it } from 'vitest';
import { readBundles } from '../../bench/bundles.ts';
import { startServer } from '../../bench/child-process.ts';
import { comparedPipelines, runInTurn } from '../../bench/pipelines-in-turn.ts';

/** The peak memory of the deployed bundle for an export of this many rows. */
async function peakMegabytes(rows: number): Promise<number> {
  const worker = (await readBundles()).find(({ name }) => name.includes('ExportWorker'));
  if (!worker) throw new Error('The template has no function ExportWorker.');
  const server = await startServer('canned/canned-server.ts', rows);
  try {
    const [measured] = await runInTurn([comparedPipelines(worker).ours], server.urls, 1);
    expect(measured?.rows).toBe(rows + 25);
    return (measured?.peakBytes ?? NaN) / 2 ** 20;
  } finally {
    await server.close();
  }
}

/**
 * Guards the result of `npm run bench`, which measures up to three million rows. 300,000 rows are 100 MB of input and
 * 145 MB of CSV and JSONL, so the memory would show if either was kept. The masters are 25 rows.
 */
it('an export of 300,000 rows needs hardly more memory than one of 50,000', { timeout: 240_000 }, async () => {
  const small = await peakMegabytes(50_000);
  const large = await peakMegabytes(300_000);
  expect(large / small).toBeLessThan(1.4);
  expect(large).toBeLessThan(256);
});
