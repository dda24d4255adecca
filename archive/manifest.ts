import type { Language } from '../ledger/language.ts';
import type { LedgerMonth } from '../ledger/ledger-months.ts';
import type { LedgerProofResult } from '../ledger/ledger-proof.ts';
import type { Period } from '../ledger/period.ts';
import type { formatVersion } from './entries/entry-names.ts';
import { entryListsByVersion } from './entries/entry-names.ts';

/** manifest.json: the content of an archive and its proofs. docs/archive-format.md describes every member. */
export interface Manifest extends LedgerProofResult {
  readonly format: typeof manifestFormat;
  readonly formatVersion: typeof formatVersion;
  readonly exportId: string;
  readonly attempt: number;
  /** The Cognito identity id whose ledger this is. */
  readonly owner: string;
  /**
   * The requested period. For everything, the first and the last day of the calendar found; absent when there is none.
   */
  readonly period?: Period | undefined;
  /** Present when everything was requested, without a period. */
  readonly everything?: true;
  /** Present in an archive that was made of a damaged one. It may lack records. */
  readonly salvaged?: true;
  /** Present when the tables were not keyed by owner (docs/layouts.md). */
  readonly layout?: LayoutOfCopy | undefined;
  /** Of the CSV headers and README.txt. */
  readonly language: Language;
  /** The first and the last day of the calendar found; null when there is none. */
  readonly days: Period | null;
  /** Slips and balances whose key does not hold a day of the calendar. The first archives of version 1 lack this member. */
  readonly recordsOutsideDays: number;
  /** When the person asked, when this attempt began to read, and when it had read the last row; UTC instants. */
  readonly requestedAt: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly consistency: ConsistencyStatement;
  /** The months that have records, in order; null when there are more than a reader would hold. */
  readonly months: readonly LedgerMonth[] | null;
  /** Every entry of the zip except the manifest, in the zip's order. */
  readonly entries: readonly ManifestEntry[];
}

export const manifestFormat = 'myhome-account/archive';

/** Many times the size for 500 methods. The limit exists because a reader holds a manifest in memory. */
export const maxManifestBytes = 4 * 1024 * 1024;

export interface ManifestEntry {
  readonly name: string;
  /** Data rows, without the CSV header; null for an entry that holds no rows. */
  readonly rows: number | null;
  /** Uncompressed size. */
  readonly bytes: number;
  /** Of the uncompressed bytes, lower-case hex. */
  readonly sha256: string;
  /** For CSV: attributes of the items that are not columns. The JSONL entry has them. */
  readonly attributesNotInCsv?: readonly string[];
}

export interface ConsistencyStatement {
  readonly level: 'UNCHANGED_WHILE_READ' | 'CHANGED_WHILE_READ' | 'EACH_PAGE';
  readonly statement: string;
}

/** How the tables were keyed from which an archive was read, and what that means for the copy. */
export interface LayoutOfCopy {
  readonly name: string;
  readonly statement: string;
}

export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The part of a manifest that a reader needs to check the entries. */
export interface ClaimedEntries {
  readonly formatVersion: number;
  readonly entries: readonly Pick<ManifestEntry, 'name' | 'rows' | 'bytes' | 'sha256'>[];
}

/**
 * Reads the claims of a manifest about its entries, and trusts none of its content.
 *
 * @throws MalformedManifest for anything but a manifest of a format version that this program knows.
 */
export function parseManifest(text: string): ClaimedEntries {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new MalformedManifest('it is not JSON', { cause });
  }
  if (!isRecord(value) || value['format'] !== manifestFormat)
    throw new MalformedManifest(`format is not ${manifestFormat}`);
  const version = value['formatVersion'];
  if (typeof version !== 'number' || !entryListsByVersion.has(version)) {
    throw new MalformedManifest(
      `formatVersion is ${JSON.stringify(version)}, and this program reads ${[...entryListsByVersion.keys()].join(', ')}`,
    );
  }
  const { entries, recordsOutsideDays } = value;
  if (!Array.isArray(entries)) throw new MalformedManifest('entries is not a list');
  // Optional, because older archives of version 1 do not have this member.
  if (recordsOutsideDays !== undefined && !isCount(recordsOutsideDays))
    throw new MalformedManifest('recordsOutsideDays is not a count');
  return { formatVersion: version, entries: entries.map(parseEntry) };
}

export class MalformedManifest extends Error {
  override readonly name = 'MalformedManifest';
  readonly problem: string;

  constructor(problem: string, options?: ErrorOptions) {
    super(`The manifest cannot be read: ${problem}.`, options);
    this.problem = problem;
  }
}

function parseEntry(entry: unknown, index: number): ClaimedEntries['entries'][number] {
  if (!isRecord(entry)) throw new MalformedManifest(`entries[${index}] is not an object`);
  const { name, rows, bytes, sha256 } = entry;
  if (typeof name !== 'string') throw new MalformedManifest(`entries[${index}].name is not a string`);
  if (rows !== null && !isCount(rows))
    throw new MalformedManifest(`entries[${index}].rows is neither null nor a count`);
  if (!isCount(bytes)) throw new MalformedManifest(`entries[${index}].bytes is not a count`);
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256))
    throw new MalformedManifest(`entries[${index}].sha256 is not a SHA-256 in hex`);
  return { name, rows, bytes, sha256 };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
