import type { Dataset, DatasetName } from '../../ledger/datasets.ts';
import { byDataset } from '../../ledger/datasets.ts';
import { defaultLanguage } from '../../ledger/language.ts';
import type { Period } from '../../ledger/period.ts';
import type { LegacyEntryName } from '../copy/legacy-copy.ts';
import { legacyEntryName } from '../copy/legacy-copy.ts';
import { LegacyRows } from '../copy/legacy-rows.ts';
import { lineBlocks } from '../copy/line-blocks.ts';
import { mostLineBytes } from '../copy/record-reader.ts';
import { RefusedLines } from '../copy/refused-lines.ts';
import type { ByteSource } from '../zip/byte-source.ts';
import { bestEntry } from './best-entry.ts';
import type { CopyRemains } from './copy-remains.ts';
import { unknown } from './copy-remains.ts';
import type { ExaminedEntry } from './examine-entry.ts';
import type { LocatedEntry } from './locate-entries.ts';
import type { LostLines } from './lost-lines.ts';
import type { SalvagedRecord } from './salvage-table.ts';

/** Finds the readable parts of a damaged copy of the original app. Undefined when none of its entries was found. */
export async function legacyRemains(
  source: ByteSource,
  located: readonly LocatedEntry[],
): Promise<CopyRemains | undefined> {
  const names = located.flatMap(({ name }) => legacyEntryName(name) ?? []);
  const [first] = names;
  if (!first) return undefined;
  const { period } = first;
  const found = new Map<DatasetName, { readonly name: string; readonly entry: ExaminedEntry | undefined }>();
  for (const { name, dataset } of names.filter((one) => isOf(one, period)))
    found.set(dataset, { name, entry: await bestEntry(source, located, name) });
  return {
    // Such a copy never has a manifest, so none is lost. The names of its files give the days.
    language: defaultLanguage,
    ...{ owner: unknown, exportId: unknown, requestedAt: null, period, hasManifest: true },
    tables: byDataset((dataset) => {
      const { name, entry } = found.get(dataset.name) ?? {};
      const isMaster = dataset.dayAttribute === null;
      return {
        entries: isMaster ? [] : [{ name: name ?? `${dataset.name} (.tcv)`, state: entry?.state ?? 'MISSING' }],
        claimed: isMaster ? 0 : null,
        isProven: isMaster || entry?.state === 'INTACT',
        records: (lost) => rowsOf(dataset, entry, period, lost),
      };
    }),
  };
}

const isOf = ({ period }: LegacyEntryName, { from, to }: Period): boolean => period.from === from && period.to === to;

async function* rowsOf(
  dataset: Dataset,
  entry: ExaminedEntry | undefined,
  period: Period,
  lost: LostLines,
): AsyncGenerator<SalvagedRecord, void, undefined> {
  if (!entry) return;
  const refused = new RefusedLines();
  const rows = new LegacyRows(dataset, { owner: unknown, refused, period });
  for await (const block of lineBlocks(entry.content(), mostLineBytes))
    for (const { key, line } of rows.read(block)) yield { key, line, from: 'TCV' };
  for (const { key, line } of rows.end()) yield { key, line, from: 'TCV' };
  for (const { lineNumber, reason, attribute } of refused.examples)
    lost.add({ entry: entry.name, lineNumber, reason, attribute });
  lost.count += refused.count - refused.examples.length;
}
