import type { Consistency, ExportStatus, FailureCode } from '../../../client/__generated__/graphql.ts';
import type { ApiProblem } from '../../../client/apollo/api-problem.ts';
import type { Duration } from '../../../client/timing/time-left.ts';
import type { DatasetName } from '../../../ledger/datasets.ts';
import type { LinkProblem } from '../downloads/try-link.ts';
import type { PeriodProblem } from '../period/period-problem.ts';
import type { PresetName } from '../period/presets.ts';
import type { TimeUntil } from '../timing/time-until.ts';
import type { AccountWords } from './account-words.ts';

/** What happened, and what to do about it. */
export interface Problem {
  readonly what: string;
  readonly next: string;
}

/** All texts of the page, in one language. Numbers, days and instants come formatted (see `formats.ts`). */
export interface Words {
  readonly title: string;
  /** The window's title while a copy is made, or when it has ended. */
  readonly titleWith: (news: string) => string;
  readonly tagline: string;
  readonly language: { readonly label: string; readonly name: string };
  readonly retry: string;
  /** For screen readers: the copy that a sentence is about. */
  readonly about: (name: string, sentence: string) => string;
  readonly close: string;
  readonly durations: Readonly<Record<Duration['unit'], (count: string) => string>>;
  /** The parts of the page that a signed-in person chooses between. */
  readonly places: {
    readonly label: string;
    readonly copies: string;
    readonly saved: string;
    readonly restore: string;
    /** Shown beside the place while a restore waits for the person or is at work. */
    readonly isOpen: string;
    readonly loading: string;
  };
  /** The age of the last confirmed copy of everything. */
  readonly confirmedAge: {
    readonly none: string;
    readonly days: (days: string, count: number) => string;
    /** The same, when several files hold everything together. */
    readonly daysTogether: (days: string, count: number) => string;
    readonly check: string;
    readonly renew: string;
  };
  readonly start: {
    readonly loading: string;
    readonly noOutputs: Problem;
    readonly badOutputs: Problem;
    readonly broken: Problem;
    readonly reload: string;
  };
  readonly connection: {
    readonly lost: string;
    readonly offline: Problem;
    readonly unreachable: Problem;
    readonly back: string;
  };
  readonly period: {
    readonly heading: string;
    readonly from: string;
    readonly to: string;
    readonly presets: Readonly<Record<PresetName, string>>;
    readonly presetsLabel: string;
    readonly days: (count: string) => string;
    /** Replaces both days where everything is chosen, and names an export of everything. */
    readonly everything: string;
    /** An explanation of everything. */
    readonly everythingMeans: string;
    /** The button that opens the browser's calendar for a field. */
    readonly calendar: (field: string) => string;
    /** `text`: the written text in the field. */
    readonly problems: Readonly<Record<PeriodProblem['problem'], (text: string) => string>>;
  };
  readonly request: {
    readonly heading: string;
    readonly button: string;
    readonly asking: string;
    readonly again: string;
    readonly whatHappens: string;
    /** The reason why no second copy is started. */
    readonly already: (period: string) => string;
    /** Makes a copy of the same days again. */
    readonly doAgain: string;
    readonly doAgainOf: (period: string) => string;
    readonly problems: Readonly<Record<ApiProblem, Problem>>;
  };
  readonly quota: {
    /** The number of copies left today, and the limit. */
    readonly left: (left: string, perDay: string) => string;
    readonly noneLeft: (perDay: string, resetsAt: string) => string;
    readonly refused: {
      readonly PER_DAY: (perDay: string, resetsAt: string) => Problem;
      readonly AT_ONCE: (atOnce: string) => Problem;
    };
    readonly notCounted: string;
  };
  readonly progress: {
    readonly label: string;
    readonly requested: string;
    /** Shown when the export has waited for more than a moment. */
    readonly waiting: string;
    readonly reading: string;
    readonly verifying: string;
    readonly percent: (percent: string) => string;
    readonly left: (duration: string) => string;
    readonly rows: (count: string) => string;
    readonly cancel: string;
    readonly cancelling: string;
  };
  readonly outcome: {
    readonly ready: string;
    readonly readyEmpty: string;
    readonly contents: Readonly<Record<DatasetName, string>>;
    /** The proof in one sentence. */
    readonly proof: string;
    readonly cancelled: string;
    readonly expired: string;
    readonly failures: Readonly<Record<FailureCode, Problem>>;
  };
  readonly download: {
    readonly button: string;
    readonly again: string;
    readonly asking: string;
    readonly started: string;
    readonly problems: Readonly<Record<LinkProblem, Problem>>;
  };
  /** A copy that holds fewer records than an earlier one of the same days. */
  readonly fewer: {
    readonly heading: (earlier: string) => string;
    /** One line for a small loss. */
    readonly line: (earlier: string) => string;
    readonly rows: (table: string, rows: string, earlierRows: string) => string;
    readonly rowsOfMonth: (month: string, table: string, rows: string, earlierRows: string) => string;
    readonly byMonth: string;
    readonly monthsLeftOut: (count: string) => string;
    readonly earlierUntil: (instant: string) => string;
    readonly earlierGone: (instant: string) => string;
    readonly earlierDeleted: string;
    readonly accept: string;
    readonly accepting: string;
    readonly acceptMeans: string;
    readonly accepted: string;
  };
  /** The copies that were made. */
  readonly shelf: {
    readonly heading: string;
    readonly empty: string;
    /** There are copies, and all of them are shown above. */
    readonly allAbove: string;
    readonly loading: string;
    readonly notLoaded: string;
    readonly more: string;
    readonly made: (instant: string) => string;
    /** The reason why the copy exists: the program made it itself. */
    readonly isSafetyCopy: string;
    readonly states: Readonly<Record<ExportStatus, string>>;
    readonly downloadOf: (period: string) => string;
    readonly remove: string;
    readonly removeOf: (period: string) => string;
    readonly rows: (count: string) => string;
    /** The time until a copy's file is removed. */
    readonly left: Readonly<Record<TimeUntil['unit'], (count: string) => string>>;
    /** Read out after it. */
    readonly until: (instant: string) => string;
    /** Opens what has changed in the ledger since the copy. */
    readonly changes: string;
    readonly comparing: string;
    /** Opens what there is to say of a finished copy in one line. */
    readonly about: string;
    /** The copies without a file, folded away. */
    readonly ended: { readonly all: (count: string) => string; readonly atLeast: (count: string) => string };
    readonly confirm: {
      readonly heading: string;
      readonly text: (period: string) => string;
      readonly yes: string;
      readonly removing: string;
      readonly no: string;
    };
  };
  readonly details: {
    readonly summary: string;
    readonly fileHash: string;
    readonly entries: string;
    readonly entryColumns: {
      readonly name: string;
      readonly rows: string;
      readonly size: string;
      readonly sha256: string;
    };
    readonly reconciliation: string;
    readonly reconciliationNote: string;
    readonly reconciliationColumns: {
      readonly method: string;
      readonly opening: string;
      readonly slips: string;
      readonly closing: string;
      readonly result: string;
    };
    readonly agrees: string;
    readonly differs: (amount: string, day: string) => string;
    readonly differsSomewhere: (amount: string) => string;
    readonly differsOnTheWay: (day: string) => string;
    readonly unknown: string;
    readonly consistency: Readonly<Record<Consistency, string>>;
  };
  readonly account: AccountWords;
}
