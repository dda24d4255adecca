// The worker's own functions, up to a stage: what one more stage takes is that stage's share. Usage: stages.ts read|write|deflate
import type { OpenArchive } from '../../archive/write-archive.ts';
import { openArchive } from '../../archive/write-archive.ts';
import { archiveLedger } from '../../archive/archive-ledger.ts';
import { entryNames } from '../../archive/entry-names.ts';
import { createDynamodb } from '../../functions/export-worker/clients.ts';
import { QueryPages } from '../../functions/export-worker/query-pages.ts';
import { balances, kindsMaster, methodsMaster, slips } from '../../ledger/datasets.ts';
import { benchOwner } from '../bench-owner.ts';
import { syntheticPeriod } from '../synthetic-ledger.ts';
import { measured } from './measured.ts';

const dynamodb = createDynamodb();
const { signal } = new AbortController();
const pagesOf = (dataset: typeof slips) => new QueryPages({ dynamodb, owner: benchOwner, period: syntheticPeriod, signal, dataset, tableName: dataset.name });

const stages: Readonly<Record<string, () => Promise<{ rows: number; zipBytes: number }>>> = {
  /** Queries, and where each attribute lies. Both tables side by side, as far as one thread goes. */
  read: async () => {
    const counts = await Promise.all([slips, balances, kindsMaster, methodsMaster].map((dataset) => drain(pagesOf(dataset))));
    return { rows: counts.reduce((sum, count) => sum + count), zipBytes: 0 };
  },
  /** Also CSV and JSONL, and the proof of the money; entries go nowhere. */
  write: () => archive({ bytes: emptyBytes(), entry: () => ({ write: () => Promise.resolve(), end: () => Promise.resolve({ name: '', bytes: 0, sha256: '' }) }) }),
  /** Also checksums, deflate and the container; the zip goes nowhere. */
  deflate: () => archive(openArchive({ names: entryNames, signal })),
};

const stage = stages[process.argv[2] ?? ''];
if (!stage) throw new Error(`Usage: stages.ts ${Object.keys(stages).join('|')}`);
await measured(stage);
dynamodb.destroy();

async function drain(pages: QueryPages): Promise<number> {
  let rows = 0;
  for (let page = await pages.next(); page; page = await pages.next()) rows += page.rows;
  return rows;
}

async function archive(open: Pick<OpenArchive, 'entry'> & { bytes: AsyncIterable<Buffer> }): Promise<{ rows: number; zipBytes: number }> {
  let rows = 0;
  const archived = archiveLedger({
    archive: open as OpenArchive,
    pages: { slips: pagesOf(slips), balances: pagesOf(balances), kinds: pagesOf(kindsMaster), methods: pagesOf(methodsMaster) },
    openingBalances: () => Promise.resolve(new Map()),
    about: { exportId: '', attempt: 1, owner: benchOwner, period: syntheticPeriod, requestedAt: '', startedAt: '' },
    consistency: () => Promise.resolve({ level: 'EACH_PAGE', statement: '' }),
    now: () => new Date(),
    onPage: (rowsRead) => (rows = rowsRead),
  });
  let zipBytes = 0;
  for await (const chunk of open.bytes) zipBytes += chunk.length;
  await archived;
  return { rows, zipBytes };
}

async function* emptyBytes(): AsyncGenerator<Buffer> {
  // No zip, no bytes.
}
