import type { Dataset, DatasetName } from '../../ledger/datasets.ts';
import type { Language } from '../../ledger/language.ts';
import type { Period } from '../../ledger/period.ts';
import type { CopyRecord } from './copy-record.ts';
import type { RefusedLines } from './refused-lines.ts';

/** A person's file that has been recognised as a copy of a ledger. Its contents are proven only as they are read. */
export interface Copy {
  /** `archive`: made by this program. `legacy`: the `packed_<from>_<to>.zip` of the original app. */
  readonly kind: 'archive' | 'legacy';
  /** Of the manifest; 0 for a legacy copy. */
  readonly formatVersion: number;
  readonly about: AboutCopy;
  /** Lines of each dataset, as the manifest says; null where nothing says so. */
  readonly lines: Readonly<Record<DatasetName, number | null>>;
  /**
   * The records of a dataset in the order of their keys, in batches. A line that is not accepted is added to
   * `options.refused` and left out. The entry is proven by the end of the iteration: it throws CopyRefused for an entry
   * that is damaged, changed or has another number of lines, after it has given the records before the fault.
   */
  records(dataset: Dataset, options: ReadRecordsOptions): AsyncIterable<readonly CopyRecord[]>;
  /**
   * Proves the entries that hold no records of their own: the tables for people, and the explanation.
   *
   * @throws CopyRefused
   */
  checkOtherEntries(): Promise<void>;
}

/** The statements of a copy about itself. Nothing proves them. */
export interface AboutCopy {
  /** Whose ledger was copied; null where the copy does not say. */
  readonly owner: string | null;
  readonly exportId: string | null;
  readonly requestedAt: string | null;
  /** The days requested. For everything, the first and the last day found; null when there was none. */
  readonly period: Period | null;
  /** True when everything was requested. Its records may have keys of any form. */
  readonly everything: boolean;
  /** Made of a damaged copy, so records may be missing. */
  readonly salvaged: boolean;
  /** Of the tables for people; null where the copy does not say, as in version 1. */
  readonly language: Language | null;
}

export interface ReadRecordsOptions {
  /** The person who restores. Every record gets this owner, whatever the copy says. */
  readonly owner: string;
  /** Collects the refused lines. */
  readonly refused: RefusedLines;
  /**
   * Accepts a record whose attributes contradict its key. A ledger can hold one, and an export copies it. An
   * edited file can hold one, too. By default its line is refused, so that accepting it is a choice.
   */
  readonly acceptContradictedKeys?: boolean;
}
