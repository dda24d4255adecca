import type { Problem } from '../../copy/copy-problem.ts';
import type { CompareWords } from './compare-words.ts';
import type { SeveralWords } from './several-words.ts';

/** What was found and what to do about it. */
export interface ProblemWords {
  readonly what: string;
  readonly next: string;
}

export type Direction = '0' | '1' | '2' | '3' | 'unknown';

export type ViewName = 'slips' | 'months' | 'spending' | 'balances' | 'masters' | 'proof';

/** Every text of the viewer in one language. Numbers, days and amounts come formatted. */
export interface ViewerWords {
  readonly title: string;
  readonly tagline: string;
  readonly languageLabel: string;
  readonly languageName: string;
  readonly skip: string;
  readonly choose: {
    readonly heading: string;
    readonly intro: string;
    readonly zip: string;
    readonly folder: string;
    readonly files: string;
    readonly drop: string;
    readonly unpacked: string;
    readonly private: string;
    readonly another: string;
    readonly failed: string;
  };
  readonly reading: {
    readonly heading: string;
    readonly label: string;
    readonly note: string;
    readonly cancel: string;
    readonly cancelled: string;
    readonly done: (verdict: string) => string;
  };
  readonly verdict: {
    readonly good: string;
    readonly goodText: (files: string) => string;
    readonly csvChanged: string;
    readonly csvChangedText: (names: string) => string;
    readonly damaged: string;
    readonly damagedText: string;
    /** Instead, when every file from which records are read is as it was. */
    readonly damagedBeside: string;
    readonly salvaged: string;
    readonly unreadableLines: (count: string) => string;
  };
  readonly about: {
    readonly heading: string;
    readonly file: string;
    readonly folder: string;
    readonly severalFiles: string;
    readonly period: string;
    readonly everything: string;
    readonly everythingDays: (from: string, to: string) => string;
    readonly made: string;
    readonly size: string;
    readonly slips: string;
    readonly income: string;
    readonly expense: string;
    readonly balancesCount: (count: string) => string;
    readonly unknownKinds: (count: string) => string;
    readonly noDay: (count: string) => string;
    readonly print: string;
  };
  readonly views: Readonly<Record<ViewName, string>>;
  readonly viewsLabel: string;
  readonly directions: Readonly<Record<Direction, string>>;
  readonly slips: {
    readonly columns: {
      readonly day: string;
      readonly direction: string;
      readonly kind: string;
      readonly memo: string;
      readonly method: string;
      readonly value: string;
    };
    readonly table: string;
    readonly tableHelp: string;
    readonly search: string;
    readonly searchHint: string;
    readonly more: string;
    readonly kind: string;
    readonly method: string;
    readonly direction: string;
    readonly any: string;
    readonly from: string;
    readonly to: string;
    readonly dayHint: string;
    readonly notADay: (text: string) => string;
    readonly least: string;
    readonly most: string;
    readonly notAnAmount: (text: string) => string;
    readonly clear: string;
    readonly sort: string;
    readonly sortedBy: (column: string, isDescending: boolean) => string;
    readonly shown: (count: string) => string;
    readonly shownOf: (count: string, all: string) => string;
    readonly none: string;
    readonly empty: string;
    readonly charge: string;
    readonly saveCsv: string;
    readonly saved: (name: string) => string;
    readonly kept: (kept: string, all: string) => string;
    readonly keptYears: (kept: string, years: string) => string;
    readonly years: string;
    readonly noYear: string;
    readonly yearRows: (year: string, rows: string) => string;
    readonly readYears: string;
    readonly readNewest: string;
    readonly tooManyYears: (most: string) => string;
    readonly record: string;
    readonly id: string;
    readonly stored: string;
    readonly close: string;
    readonly csvColumns: readonly string[];
  };
  readonly months: {
    readonly heading: string;
    readonly year: string;
    readonly allYears: string;
    readonly columns: {
      readonly month: string;
      readonly year: string;
      readonly slips: string;
      readonly income: string;
      readonly expense: string;
      readonly rest: string;
      readonly charge: string;
    };
    readonly chart: string;
    readonly total: string;
    readonly noDay: string;
    readonly note: string;
    readonly none: string;
  };
  readonly spending: {
    readonly heading: string;
    readonly columns: {
      readonly group: string;
      readonly kinds: string;
      readonly slips: string;
      readonly total: string;
      readonly share: string;
    };
    readonly noGroup: string;
    readonly none: string;
    readonly note: string;
  };
  readonly balances: {
    readonly heading: string;
    readonly chart: (method: string) => string;
    readonly last: (day: string) => string;
    readonly range: (lowest: string, highest: string) => string;
    readonly table: string;
    readonly columns: { readonly day: string; readonly method: string; readonly value: string; readonly memo: string };
    readonly monthEnds: string;
    readonly monthEndsNote: string;
    readonly none: string;
    readonly kept: (kept: string, all: string) => string;
  };
  readonly masters: {
    readonly kinds: string;
    readonly kindColumns: {
      readonly name: string;
      readonly direction: string;
      readonly group: string;
      readonly memo: string;
      readonly code: string;
    };
    readonly methods: string;
    readonly methodColumns: { readonly name: string; readonly code: string };
    readonly none: string;
  };
  readonly proof: {
    readonly files: string;
    readonly filesNote: string;
    readonly fileColumns: {
      readonly name: string;
      readonly rows: string;
      readonly size: string;
      readonly result: string;
    };
    readonly same: string;
    readonly hash: string;
    readonly money: string;
    readonly moneyNote: string;
    readonly moneyColumns: {
      readonly method: string;
      readonly opening: string;
      readonly slips: string;
      readonly closing: string;
      readonly result: string;
    };
    readonly agrees: string;
    readonly differs: (amount: string, day: string) => string;
    readonly differsOnTheWay: (day: string) => string;
    readonly unknown: string;
    readonly asInManifest: string;
    readonly notAsInManifest: string;
    readonly unknownKinds: (count: string) => string;
    readonly tooManyMethods: string;
    readonly consistency: string;
    readonly consistencyLevels: Readonly<Record<string, string>>;
  };
  readonly several: SeveralWords;
  readonly compare: CompareWords;
  readonly print: {
    readonly slips: string;
    readonly leftOut: (shown: string, all: string) => string;
    readonly all: (count: string) => string;
    readonly filtered: string;
    readonly file: string;
  };
  readonly problem: (problem: Problem) => ProblemWords;
  readonly unexpected: (message: string) => ProblemWords;
}
