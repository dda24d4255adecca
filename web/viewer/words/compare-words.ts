import type { DatasetName } from '../../../ledger/datasets.ts';
import type { DifferenceKind, Side } from '../../copy/differences.ts';

/** Every text about two copies that are compared. Numbers, days and instants come formatted. */
export interface CompareWords {
  readonly heading: string;
  readonly intro: string;
  readonly one: string;
  readonly other: string;
  readonly option: (name: string, made: string) => string;
  readonly button: string;
  readonly anyway: string;
  readonly twoNeeded: string;
  readonly sameChosen: string;
  readonly noDays: string;
  readonly otherOwner: string;
  readonly unknownOwner: string;
  readonly working: string;
  readonly label: string;
  readonly cancel: string;
  readonly cancelled: string;
  readonly failed: string;
  readonly done: (added: string, changed: string, gone: string) => string;
  readonly result: string;
  readonly sides: Readonly<Record<Side, string>>;
  readonly sameTime: string;
  readonly days: string;
  readonly daysAndNoDay: (days: string) => string;
  readonly salvaged: (name: string) => string;
  readonly damaged: (name: string) => string;
  readonly tables: Readonly<Record<DatasetName, string>>;
  readonly kinds: Readonly<Record<DifferenceKind, string>>;
  readonly kindsMean: string;
  readonly none: (same: string) => string;
  readonly counts: (added: string, changed: string, gone: string, same: string) => string;
  readonly outside: (older: string, newer: string) => string;
  readonly notCompared: (name: string, problem: string) => string;
  readonly byMonth: string;
  readonly month: string;
  readonly noDay: string;
  readonly list: (kind: string, count: string) => string;
  readonly first: (shown: string, all: string, more: string) => string;
  readonly field: string;
  readonly before: string;
  readonly after: string;
  readonly absent: string;
  readonly moreFields: (count: string) => string;
  readonly attributes: Readonly<Record<KnownAttribute, string>>;
}

export type KnownAttribute =
  | 'entry'
  | 'tgt_date'
  | 'kind_cd_seq'
  | 'method_cd'
  | 'value'
  | 'memo'
  | 'kind_cd'
  | 'kind_nm'
  | 'matrix_cd'
  | 'account_dir'
  | 'display_order'
  | 'prc_date'
  | 'method_nm';
