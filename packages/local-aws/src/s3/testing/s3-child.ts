/**
 * Runs an endpoint in a separate process, for tests that kill it or measure its memory. Prints its address, and its
 * memory in MiB for every line of its input.
 */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { startFixture } from './s3-fixture.ts';

const dataDir = process.argv[2];
if (dataDir === undefined) throw new Error('Usage: s3-child.ts <data folder>');
const { s3 } = await startFixture({ dataDir });
let peakBytes = 0;
setInterval(() => {
  peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
}, 5).unref();
process.stdout.write(`${s3.url}\n`);
const lines = createInterface({ input: process.stdin });
lines.on('line', () => {
  process.stdout.write(`${Math.round(peakBytes / 1024 ** 2)}\n`);
});
await once(lines, 'close');
await s3.close();
