import type { DatasetName } from '../../ledger/datasets.ts';
import type { Language } from '../../ledger/language.ts';
import type { Period } from '../../ledger/period.ts';
import type { EntryState } from './examine-entry.ts';
import type { LostLines } from './lost-lines.ts';
import type { SalvagedRecord } from './salvage-table.ts';

/** The readable parts of a damaged copy. */
export interface CopyRemains {
  /** `unknown` where nothing says whose ledger it is. */
  readonly owner: string;
  /** `unknown` where nothing says it. */
  readonly exportId: string;
  readonly requestedAt: string | null;
  /** Of the new archive: that of the damaged one, where something says it. */
  readonly language: Language;
  /** Null for everything, and where the days are not known. */
  readonly period: Period | null;
  /** False when the days and the owner of an archive are lost with its manifest. */
  readonly hasManifest: boolean;
  readonly tables: Readonly<Record<DatasetName, TableRemains>>;
}

/** The readable parts of one table. */
export interface TableRemains {
  /**
   * The entries that hold it, or should. NOT_READ_BACK: a table for people, which could have been of use if records could
   * be made of it.
   */
  readonly entries: readonly { readonly name: string; readonly state: EntryState | 'MISSING' | 'NOT_READ_BACK' }[];
  /** Records that the copy had; null where nothing says so. */
  readonly claimed: number | null;
  /** True when an intact entry vouches for every record. */
  readonly isProven: boolean;
  /** In the order of keys. Lines that cannot be used are added to `lost`. */
  records(lost: LostLines): AsyncGenerator<SalvagedRecord, void, undefined>;
}

export const unknown = 'unknown';
