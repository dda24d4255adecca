import type { Readable } from 'node:stream';
import type { DatasetName } from '../../ledger/datasets.ts';
import { byDataset, datasets } from '../../ledger/datasets.ts';
import type { PageSource } from '../archive-ledger.ts';
import { archiveLedger } from '../archive-ledger.ts';
import { CopyRefused } from '../copy/copy-refused.ts';
import { isLegacyEntryName } from '../copy/legacy-copy.ts';
import { entryNames } from '../entries/entry-names.ts';
import { mapLines } from '../items/item-page.ts';
import type { ByteSource } from '../zip/byte-source.ts';
import { readRange } from '../zip/byte-source.ts';
import type { ReadyEntry } from '../zip/write-archive.ts';
import { openArchive } from '../zip/write-archive.ts';
import { signatures } from '../zip/zip-records.ts';
import { archiveRemains } from './archive-remains.ts';
import type { CopyRemains, TableRemains } from './copy-remains.ts';
import { legacyRemains } from './legacy-remains.ts';
import { locateEntries } from './locate-entries.ts';
import type { LostLine } from './lost-lines.ts';
import { LostLines } from './lost-lines.ts';
import type { SalvagedRecord } from './salvage-table.ts';

/** The result for one table. */
export interface SalvagedTable extends Omit<TableRemains, 'records'> {
  readonly table: DatasetName;
  /** Records in the new archive. */
  readonly records: number;
  /** Of `records`, those made of the CSV. They lack what a CSV does not hold. */
  readonly fromCsv: number;
  readonly lostLines: number;
  /** The first of the lost lines. */
  readonly examples: readonly LostLine[];
}

export interface SalvageOptions {
  readonly now: Date;
  readonly entryDate: Date;
  readonly signal: AbortSignal;
  /** viewer.html, the last entry. @default an archive without it */
  readonly viewer?: ReadyEntry | undefined;
}

export interface Salvage {
  /** The new archive. It must be read to its end. */
  readonly bytes: Readable;
  /** Resolves when the archive has been written. */
  readonly tables: Promise<readonly SalvagedTable[]>;
  /** False when the days and the owner of an archive are lost with its manifest. */
  readonly hasManifest: boolean;
}

/**
 * Makes a new archive, marked as salvaged, of what is left of a damaged copy. The file is searched for entries, so that
 * it may be cut off or without a directory. Memory use does not depend on its size.
 *
 * @throws CopyRefused for a file that is no zip, holds no entry of a copy, or was made by a newer version.
 */
export async function salvageCopy(
  source: ByteSource,
  { now, entryDate, signal, viewer }: SalvageOptions,
): Promise<Salvage> {
  const remains = await remainsOf(source);
  const { exportId, owner, requestedAt, period, language, hasManifest } = remains;
  const counts = byDataset(() => ({ records: 0, fromCsv: 0, lost: new LostLines() }));
  const archive = openArchive({ names: entryNames, entryDate, signal, lastEntry: viewer });
  const written = archiveLedger({
    archive,
    pages: byDataset(({ name }) => {
      const count = counts[name];
      return inPages(remains.tables[name].records(count.lost), count);
    }),
    openingBalances: () => Promise.resolve(new Map()),
    about: {
      ...{ exportId, attempt: 1, owner, salvaged: true, period, language },
      ...{ requestedAt: requestedAt ?? now.toISOString(), startedAt: now.toISOString() },
    },
    consistency: () => Promise.resolve({ level: 'EACH_PAGE', statement }),
    now: () => now,
    onPage: () => undefined,
  });
  written.catch((error: unknown) => archive.bytes.destroy(error as Error));
  return {
    bytes: archive.bytes,
    hasManifest,
    tables: written.then(() =>
      datasets.map(({ name: table }) => {
        const { entries, claimed, isProven } = remains.tables[table];
        const { records, fromCsv, lost } = counts[table];
        return {
          ...{ table, records, fromCsv, entries, claimed, isProven },
          ...{ lostLines: lost.count, examples: lost.examples },
        };
      }),
    ),
  };
}

const statement =
  'This archive was made of a damaged one. Whether anything was written while that one was made is not known.';

async function remainsOf(source: ByteSource): Promise<CopyRemains> {
  const located = await locateEntries(source);
  if (located.some(({ name }) => !isLegacyEntryName(name))) return archiveRemains(source, located);
  const legacy = await legacyRemains(source, located);
  if (legacy) return legacy;
  throw new CopyRefused(await refusalOf(source));
}

async function refusalOf(source: ByteSource): Promise<'EMPTY_FILE' | 'NOT_A_ZIP' | 'NOT_A_COPY'> {
  if (source.bytes === 0) return 'EMPTY_FILE';
  if (source.bytes < 4) return 'NOT_A_ZIP';
  const start = await readRange(source, 0, 3);
  return start.readUInt32LE() === signatures.localHeader ? 'NOT_A_COPY' : 'NOT_A_ZIP';
}

function inPages(
  records: AsyncGenerator<SalvagedRecord, void, undefined>,
  counts: { records: number; fromCsv: number },
): PageSource {
  return {
    async next() {
      const lines: string[] = [];
      for (let characters = 0; characters < pageCharacters; ) {
        const { done, value } = await records.next();
        if (done) break;
        counts.records += 1;
        if (value.from === 'CSV') counts.fromCsv += 1;
        lines.push(value.line, '\n');
        characters += value.line.length;
      }
      return lines.length === 0 ? undefined : mapLines(Buffer.from(lines.join('')));
    },
  };
}

const pageCharacters = 256 * 1024;
