import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { Dataset } from '../../ledger/datasets.ts';
import { datasets } from '../../ledger/datasets.ts';
import type { Period } from '../../ledger/period.ts';
import { byteOrderMark, csvHeader } from '../entries/csv.ts';
import { csvEntryName, jsonlEntryName, manifestEntryName, version1EntryNames } from '../entries/entry-names.ts';
import { jsonLineWriter } from '../entries/jsonl.ts';
import { version1Record } from '../salvage/version-1-csv.ts';
import { openSmallArchive } from '../zip/open-small-archive.ts';
import type { Ledger } from './copies-under-test.ts';
import { owner } from './copies-under-test.ts';

/**
 * For tests: an archive as the last code of version 1 wrote it, apart from the manifest's proofs. `version-1.test.ts`
 * compares the two. `plainHeaderBytes` 1 gives it data descriptors.
 */
export async function version1Zip(
  ledger: Partial<Ledger>,
  { period = null, plainHeaderBytes }: { period?: Period | null; plainHeaderBytes?: number } = {},
): Promise<Buffer> {
  const texts = new Map(datasets.flatMap((dataset) => textsOf(dataset, ledger[dataset.name] ?? [])));
  const rows = new Map(
    datasets.flatMap(({ name }) => {
      const count = (ledger[name] ?? []).length;
      return [csvEntryName(name), jsonlEntryName(name)].map((entry) => [entry, count] as const);
    }),
  );
  const claims = version1EntryNames
    .filter((name) => name !== manifestEntryName)
    .map((name) => {
      const content = Buffer.from(texts.get(name) ?? '');
      const sha256 = createHash('sha256').update(content).digest('hex');
      return { name, rows: rows.get(name) ?? null, bytes: content.length, sha256 };
    });
  const manifest = {
    ...{ format: 'myhome-account/archive', formatVersion: 1, exportId: '01ARZ3NDEKTSV4RRFFQ69G5FAV', owner },
    ...(period === null ? { everything: true } : { period }),
    ...{ requestedAt: '2026-01-01T00:00:00.000Z', entries: claims },
  };
  const archive = openSmallArchive({
    names: version1EntryNames,
    ...(plainHeaderBytes !== undefined && { plainHeaderBytes }),
  });
  const whole = buffer(archive.bytes);
  for (const name of version1EntryNames) {
    const text = name === manifestEntryName ? JSON.stringify(manifest) : (texts.get(name) ?? '');
    await archive.entry(name).write(Buffer.from(text));
    await archive.entry(name).end();
  }
  return whole;
}

function textsOf({ name, columns }: Dataset, items: Ledger['slips']): (readonly [string, string])[] {
  const [record, line] = [version1Record(columns), jsonLineWriter()];
  return [
    [csvEntryName(name), byteOrderMark + csvHeader(columns) + items.map(record).join('')],
    [jsonlEntryName(name), items.map((item) => `${line(item)}\n`).join('')],
  ];
}
