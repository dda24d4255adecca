import { buffer } from 'node:stream/consumers';
import type { DatasetName } from '../../ledger/datasets.ts';
import { byDataset, datasets } from '../../ledger/datasets.ts';
import type { Language } from '../../ledger/language.ts';
import { defaultLanguage } from '../../ledger/language.ts';
import { CopyRefused } from '../copy/copy-refused.ts';
import { readManifest } from '../copy/read-manifest.ts';
import { csvEntryName, jsonlEntryName, manifestEntryName } from '../entries/entry-names.ts';
import { maxManifestBytes } from '../manifest.ts';
import type { ByteSource } from '../zip/byte-source.ts';
import { bestEntry } from './best-entry.ts';
import type { CopyRemains, TableRemains } from './copy-remains.ts';
import { unknown } from './copy-remains.ts';
import type { CsvForm } from './csv-form.ts';
import { csvForm } from './csv-form.ts';
import type { ExaminedEntry } from './examine-entry.ts';
import { firstOwner } from './first-owner.ts';
import type { LocatedEntry } from './locate-entries.ts';
import { salvageTable } from './salvage-table.ts';

/** Finds the readable parts of a damaged archive of this program. Throws CopyRefused for one of a newer version. */
export async function archiveRemains(source: ByteSource, located: readonly LocatedEntry[]): Promise<CopyRemains> {
  const manifest = await manifestOf(source, located);
  const claims = new Map(manifest?.claims.entries.map((claim) => [claim.name, claim]));
  const best = (name: string) => bestEntry(source, located, name, claims.get(name));
  const found = new Map<DatasetName, FoundTable>();
  for (const dataset of datasets) {
    const [jsonl, csv] = [await best(jsonlEntryName(dataset.name)), await best(csvEntryName(dataset.name))];
    found.set(dataset.name, { jsonl, csv, form: csv && (await csvForm(csv, dataset)) });
  }
  const about = manifest?.about;
  const owner = about?.owner ?? (await firstOwner([...found.values()].map(({ jsonl }) => jsonl))) ?? unknown;
  const period = about && !about.everything ? about.period : null;
  return {
    language: about?.language ?? languageOf([...found.values()]),
    ...{ owner, exportId: about?.exportId ?? unknown, requestedAt: about?.requestedAt ?? null, period },
    hasManifest: manifest !== undefined,
    tables: byDataset((dataset) => {
      const { jsonl, csv, form } = found.get(dataset.name) ?? {};
      const columns = form && 'columns' in form ? form.columns : undefined;
      const readable = columns && csv;
      return {
        entries: [
          { name: jsonlEntryName(dataset.name), state: jsonl?.state ?? 'MISSING' },
          { name: csvEntryName(dataset.name), state: csvStateOf({ jsonl, csv, form }) },
        ],
        claimed: claims.get(jsonlEntryName(dataset.name))?.rows ?? null,
        isProven: jsonl?.state === 'INTACT' || readable?.state === 'INTACT',
        records: (lost) =>
          salvageTable({ dataset, jsonl, csv: readable, columns: columns ?? dataset.columns, owner, period, lost }),
      };
    }),
  };
}

/** What is left of a table, and what its CSV is. */
interface FoundTable {
  readonly jsonl: ExaminedEntry | undefined;
  readonly csv: ExaminedEntry | undefined;
  readonly form: CsvForm | undefined;
}

/** Where the JSONL is not intact, it matters that the CSV is none from which records can be made. */
function csvStateOf({ jsonl, csv, form }: FoundTable): TableRemains['entries'][number]['state'] {
  if (!csv) return 'MISSING';
  return form && 'forPeopleIn' in form && jsonl?.state !== 'INTACT' ? 'NOT_READ_BACK' : csv.state;
}

function languageOf(tables: readonly FoundTable[]): Language {
  const named = tables.map(({ form }) => (form && 'forPeopleIn' in form ? form.forPeopleIn : undefined));
  return named.find((language) => language !== undefined) ?? defaultLanguage;
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
