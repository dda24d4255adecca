import { buffer } from 'node:stream/consumers';
import type { DatasetName } from '../../ledger/datasets.ts';
import { byDataset, datasets } from '../../ledger/datasets.ts';
import { CopyRefused } from '../copy/copy-refused.ts';
import { readManifest } from '../copy/read-manifest.ts';
import { csvEntryName, jsonlEntryName, manifestEntryName } from '../entries/entry-names.ts';
import { maxManifestBytes } from '../manifest.ts';
import type { ByteSource } from '../zip/byte-source.ts';
import { bestEntry } from './best-entry.ts';
import type { CopyRemains } from './copy-remains.ts';
import { unknown } from './copy-remains.ts';
import type { ExaminedEntry } from './examine-entry.ts';
import { firstOwner } from './first-owner.ts';
import type { LocatedEntry } from './locate-entries.ts';
import { salvageTable } from './salvage-table.ts';

/** Finds the readable parts of a damaged archive of this program. Throws CopyRefused for one of a newer version. */
export async function archiveRemains(source: ByteSource, located: readonly LocatedEntry[]): Promise<CopyRemains> {
  const manifest = await manifestOf(source, located);
  const claims = new Map(manifest?.claims.entries.map((claim) => [claim.name, claim]));
  const best = (name: string) => bestEntry(source, located, name, claims.get(name));
  const found = new Map<DatasetName, Record<'jsonl' | 'csv', ExaminedEntry | undefined>>();
  for (const { name } of datasets)
    found.set(name, { jsonl: await best(jsonlEntryName(name)), csv: await best(csvEntryName(name)) });
  const about = manifest?.about;
  const owner = about?.owner ?? (await firstOwner([...found.values()].map(({ jsonl }) => jsonl))) ?? unknown;
  const period = about && !about.everything ? about.period : null;
  return {
    ...{ owner, exportId: about?.exportId ?? unknown, requestedAt: about?.requestedAt ?? null, period },
    hasManifest: manifest !== undefined,
    tables: byDataset((dataset) => {
      const { jsonl, csv } = found.get(dataset.name) ?? {};
      return {
        entries: [
          { name: jsonlEntryName(dataset.name), state: jsonl?.state ?? 'MISSING' },
          { name: csvEntryName(dataset.name), state: csv?.state ?? 'MISSING' },
        ],
        claimed: claims.get(jsonlEntryName(dataset.name))?.rows ?? null,
        isProven: jsonl?.state === 'INTACT' || csv?.state === 'INTACT',
        records: (lost) => salvageTable({ dataset, jsonl, csv, owner, period, lost }),
      };
    }),
  };
}

async function manifestOf(
  source: ByteSource,
  located: readonly LocatedEntry[],
): Promise<ReturnType<typeof readManifest> | undefined> {
  const entry = await bestEntry(source, located, manifestEntryName);
  if (entry?.state !== 'INTACT' || entry.bytes > maxManifestBytes) return undefined;
  try {
    return readManifest(await buffer(entry.content()));
  } catch (error) {
    if (!(error instanceof CopyRefused) || error.code === 'NEWER_VERSION') throw error;
    return undefined;
  }
}
