import type { Dataset, DatasetName } from '../../ledger/datasets.ts';
import { compactDay, isDay, isoDay } from '../../ledger/day.ts';
import type { Period } from '../../ledger/period.ts';
import type { OpenZip, ZipEntry } from '../zip/open-zip.ts';
import { readEntry } from '../zip/read-entry.ts';
import { shownName } from '../zip/zip-refused.ts';
import type { Copy, ReadRecordsOptions } from './copy.ts';
import { asCopyRefused, CopyRefused } from './copy-refused.ts';
import { LegacyRows } from './legacy-rows.ts';
import { lineBlocks } from './line-blocks.ts';
import { linesByDataset } from './lines-by-dataset.ts';
import { mostLineBytes } from './record-reader.ts';
import { requireUnpackedBytes } from './unpacked-bytes.ts';

/**
 * Opens a zip of the original app: `slip_<from>_<to>.tcv` and `balance_<from>_<to>.tcv`. It holds no masters, no owner
 * and no proof but the CRCs of the zip. Throws CopyRefused and ZipRefused.
 */
export function openLegacyCopy(zip: OpenZip, entries: ReadonlyMap<string, ZipEntry>, mostUnpackedBytes: number): Copy {
  const found: Partial<Record<DatasetName, ZipEntry>> = {};
  let period: Period | undefined;
  for (const [name, entry] of entries) {
    const [, table, from = '', to = ''] = entryName.exec(name) ?? [];
    const dataset = datasetOf.get(table ?? '');
    if (dataset === undefined) throw new CopyRefused('UNKNOWN_ENTRY', { entry: shownName(name) });
    const days = { from: isoDay(from), to: isoDay(to) };
    const isPeriod = isDay(days.from) && isDay(days.to) && days.from <= days.to;
    if (!isPeriod || (period && (period.from !== days.from || period.to !== days.to)))
      throw new CopyRefused('LEGACY_DAYS', { entry: shownName(name) });
    period = days;
    found[dataset] = entry;
  }
  if (!period) throw new CopyRefused('NOT_A_COPY');
  const days = period;
  for (const [table, dataset] of datasetOf) {
    const name = `${table}_${compactDay(days.from)}_${compactDay(days.to)}.tcv`;
    if (!found[dataset]) throw new CopyRefused('ENTRY_MISSING', { entry: name });
  }
  requireUnpackedBytes(Object.values(found), mostUnpackedBytes);

  async function* records(dataset: Dataset, options: ReadRecordsOptions) {
    const entry = found[dataset.name];
    if (!entry) return;
    const rows = new LegacyRows(dataset, { ...options, period: days });
    try {
      for await (const block of lineBlocks(readEntry(zip, entry), mostLineBytes)) {
        const batch = rows.read(block);
        if (batch.length > 0) yield batch;
      }
    } catch (error) {
      throw asCopyRefused(error);
    }
    const last = rows.end();
    if (last.length > 0) yield last;
  }

  return {
    kind: 'legacy',
    formatVersion: 0,
    about: {
      owner: null,
      exportId: null,
      requestedAt: null,
      period,
      everything: false,
      salvaged: false,
      language: null,
    },
    lines: linesByDataset((name) => (found[name] ? null : 0)),
    records,
    checkOtherEntries: () => Promise.resolve(),
  };
}

/** True for the name of one of the original's two files. */
export const isLegacyEntryName = (name: string): boolean => entryName.test(name);

export interface LegacyEntryName {
  readonly name: string;
  readonly dataset: DatasetName;
  readonly period: Period;
}

/** Reads the name of one of the original's two files. Undefined for any other name. */
export function legacyEntryName(name: string): LegacyEntryName | undefined {
  const [, table = '', from = '', to = ''] = entryName.exec(name) ?? [];
  const dataset = datasetOf.get(table);
  const period = { from: isoDay(from), to: isoDay(to) };
  const isPeriod = isDay(period.from) && isDay(period.to) && period.from <= period.to;
  return dataset !== undefined && isPeriod ? { name, dataset, period } : undefined;
}

const entryName = /^(slip|balance)_(\d{8})_(\d{8})\.tcv$/;

const datasetOf = new Map<string, DatasetName>([
  ['slip', 'slips'],
  ['balance', 'balances'],
]);
