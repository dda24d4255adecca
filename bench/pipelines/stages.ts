// The worker's own functions up to one stage. The cost of a stage is the difference to the stage before. Usage:
// stages.ts read|write|deflate
import { archiveLedger } from '../../archive/archive-ledger.ts';
import { entryNames } from '../../archive/entries/entry-names.ts';
import type { OpenArchive } from '../../archive/zip/write-archive.ts';
import { openArchive } from '../../archive/zip/write-archive.ts';
import type { QueryPages } from '../../functions/export-worker/query-pages.ts';
import { ledgerPages, unremarkable } from './ledger-source.ts';
import { measured } from './measured.ts';

const { signal } = new AbortController();

const nowhere: ReturnType<OpenArchive['entry']> = {
  write: (_, onTaken) => Promise.resolve(onTaken?.()),
  end: () => Promise.resolve({ name: '', bytes: 0, sha256: '' }),
};

const stages: Readonly<Record<string, () => Promise<{ rows: number; zipBytes: number }>>> = {
  /** Queries, and the position of each attribute. */
  read: async () => {
    const rows = await Promise.all(Object.values(ledgerPages(signal)).map(drain));
    return { rows: rows.reduce((sum, count) => sum + count), zipBytes: 0 };
  },
  /** Also CSV, JSONL and the proof of the money. The output is discarded. */
  write: () => archive({ bytes: noBytes(), entry: () => nowhere }),
  /** Also checksums, deflate and the container. The zip is discarded. */
  deflate: () => archive(openArchive({ names: entryNames, entryDate: new Date(), signal })),
};

const stage = stages[process.argv[2] ?? ''];
if (!stage) throw new Error(`Usage: stages.ts ${Object.keys(stages).join('|')}`);
await measured(stage);
process.exit();

async function drain(pages: QueryPages): Promise<number> {
  let rows = 0;
  for (let page = await pages.next(); page; page = await pages.next()) rows += page.rows;
  return rows;
}

async function archive(
  open: Pick<OpenArchive, 'entry'> & { readonly bytes: AsyncIterable<unknown> },
): Promise<{ rows: number; zipBytes: number }> {
  let rows = 0;
  const archived = archiveLedger({
    ...unremarkable,
    archive: open as OpenArchive,
    pages: ledgerPages(signal),
    onPage: (rowsRead) => (rows = rowsRead),
  });
  let zipBytes = 0;
  for await (const chunk of open.bytes) zipBytes += (chunk as Buffer).length;
  await archived;
  return { rows, zipBytes };
}

async function* noBytes(): AsyncGenerator<Buffer> {
  // There is no zip.
}
