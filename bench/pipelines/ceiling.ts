// The ceiling: the worker's own code reads, writes, deflates and sends. Only the container is written by hand instead
// of by jszip.
import { archiveLedger } from '../../archive/archive-ledger.ts';
import { entryNames } from '../../archive/entries/entry-names.ts';
import { verifyArchive } from '../../archive/verify-archive.ts';
import { requireEnvironment } from '../../functions/environment.ts';
import { readStoredArchive } from '../../functions/export-worker/stored-archive.ts';
import { uploadArchive } from '../../functions/export-worker/upload-archive.ts';
import { createS3 } from '../../functions/owner/clients.ts';
import { openHandMadeArchive } from './hand-made-zip.ts';
import { ledgerPages, unremarkable } from './ledger-source.ts';
import { measured } from './measured.ts';

await measured(async () => {
  const { signal } = new AbortController();
  const storage = { s3: createS3(), bucket: requireEnvironment('ARCHIVE_BUCKET') };
  const key = 'ceiling.zip';
  const archive = openHandMadeArchive(entryNames, signal);
  let rows = 0;
  const startedAt = performance.now();
  const [, stored] = await Promise.all([
    archiveLedger({ ...unremarkable, archive, pages: ledgerPages(signal), onPage: (rowsRead) => (rows = rowsRead) }),
    uploadArchive(archive.bytes, { ...storage, key, signal, onBytes: () => undefined }),
  ]);
  const madeAt = performance.now();
  const verified = await verifyArchive(readStoredArchive({ storage, key, signal }));
  if (verified.sha256 !== stored.sha256) throw new Error('The stored archive is not what was sent.');
  return { rows, zipBytes: stored.bytes, steps: { made: madeAt - startedAt, verified: performance.now() - madeAt } };
});
process.exit();
