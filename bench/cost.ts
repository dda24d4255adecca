import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { demoUsers } from '../dev/demo.ts';
import { exportAs } from '../test/exports.ts';
import type { HostUnderTest } from '../test/host-under-test.ts';
import { startHostUnderTest } from '../test/host-under-test.ts';
import { itemsOf } from '../test/ledger-in-tables.ts';
import type { Person } from '../test/person.ts';
import { signInAs } from '../test/person.ts';
import type { Price } from './cost/prices.ts';
import { prices } from './cost/prices.ts';

/** The memory of the export worker (infra/environments/usual.ts). */
const workerGb = 1769 / 1024;
/** A person looks at the page for so long around an export. */
const minutesConnected = 5;
/** How long the archive is kept (archiveRetentionDays). */
const monthsKept = 7 / 30;
/** What the page asks when it opens, once for an export: quota, exports, restores, receipts, months, kinds, methods, days. */
const operationsOfPage = 8;

/** Measures the work of one export of each demo ledger on the local host, and prints what it would cost on AWS. */
const host = await startHostUnderTest();
try {
  const rows = [];
  for (const user of demoUsers) rows.push(await measured(host, await signInAs(host, user)));
  console.log(
    '| the ledger | records | zip MB | worker ms | read units | write units | operations | updates | US$ for 1,000 exports |',
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
} finally {
  await host.close();
}

async function measured(on: HostUnderTest, person: Person): Promise<readonly string[]> {
  const items = [];
  for (const table of ['LedgerSlips', 'LedgerBalances', 'LedgerKinds', 'LedgerMethods'])
    items.push(...(await itemsOf(on, table, person.identityId)));
  const bytes = items.reduce((sum, item) => sum + sizeOf(item), 0);
  const before = runsOf(on).length;
  const { ended, pushed } = await exportAs(on, person, {});
  // The person hears of the copy a moment before its run ends.
  while (runsOf(on).length === before) await pause(50);
  const durationMs = runsOf(on)
    .slice(before)
    .reduce((sum, ms) => sum + ms, 0);
  const zipGb = (ended.archive?.bytes ?? 0) / 1e9;
  // Pages are whole, so the units of a page are rounded up only at its end, and a page holds a megabyte.
  const reads = Math.ceil(bytes / 4096) + 8;
  // Each change of the export is a write to the table and to its index, and the quota has three.
  const writes = ended.version * 2 + 3;
  const operations = operationsOfPage + ended.version + 1;
  const work: Readonly<Record<Price, number>> = {
    lambdaGbSecond: (durationMs / 1000) * workerGb,
    lambdaRequest: 3,
    appsyncOperation: operations,
    appsyncUpdate: pushed.length,
    appsyncConnectionMinute: minutesConnected,
    dynamodbRead: reads,
    dynamodbWrite: writes,
    s3Put: 1,
    s3Get: 3,
    s3GbMonth: zipGb * monthsKept,
    // Read back inside the region, which is free, and downloaded once.
    egressGb: zipGb,
    logsGb: 3e-6,
  };
  const sum = (Object.keys(prices) as Price[]).reduce((total, name) => total + work[name] * prices[name] * 1000, 0);
  return [
    person.email,
    items.length.toLocaleString('en'),
    (zipGb * 1000).toFixed(2),
    String(Math.round(durationMs)),
    ...[reads, writes, operations, pushed.length].map(String),
    sum.toFixed(3),
  ];
}

/** The size that DynamoDB counts, near enough: names and values as text. */
function sizeOf(item: Readonly<Record<string, object>>): number {
  return Object.entries(item).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(String(Object.values(value)[0])),
    0,
  );
}

/** The duration of each run of the export worker so far, from the host's own log. */
function runsOf({ dataDir }: HostUnderTest): readonly number[] {
  const folder = join(dataDir, 'logs');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.includes('JobsExportWorker'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => line.includes('platform.report'))
    .map((line) => (JSON.parse(line) as { record: { metrics: { durationMs: number } } }).record.metrics.durationMs);
}
