import type {
  CopyKind,
  KnownRestoreFragment,
  RecordClass,
  RestoreFailureCode,
  RestoreMode,
  RestoreStatus,
} from '../../../client/__generated__/graphql.ts';
import type { ApiProblem } from '../../../client/apollo/api-problem.ts';
import type { RestoreUse } from '../../../client/apollo/restore-quota-refusal.ts';
import type { DatasetName } from '../../../ledger/datasets.ts';
import type { AccountDir } from '../../../ledger/kinds.ts';
import type { Problem } from '../words/words.ts';
import type { UploadProblem } from './upload-failed.ts';

/** The attributes that the ledger's columns have. A record may have others, which are shown by their own names. */
export type KnownAttribute =
  | 'owner'
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

/** Sentences about what the server found in a file. English may use the server's own; another language has its own. */
export interface RefusalWords {
  /** Why the file cannot be put back. */
  readonly file: (refusal: NonNullable<KnownRestoreFragment['refusal']>) => Problem;
  /** Why a line cannot be put back. */
  readonly line: (line: {
    readonly reason: string;
    readonly attribute: string | null | undefined;
    readonly message: string;
  }) => string;
  /** The same for all lines of one reason, without an attribute. */
  readonly reason: (reason: string) => string;
}

/** All texts of the place where a copy is put back, in one language. Numbers, days and instants come formatted. */
export interface RestoreWords {
  readonly heading: string;
  readonly intro: string;
  readonly loading: string;
  readonly notLoaded: string;
  readonly choose: {
    readonly heading: string;
    readonly button: string;
    readonly drop: string;
    readonly accepted: string;
    readonly whatHappens: string;
    /** The file of this restore has not arrived. */
    readonly unfinished: (fileName: string) => string;
    readonly unfinishedNext: string;
    readonly other: string;
  };
  readonly upload: {
    readonly label: string;
    readonly reading: string;
    readonly sending: string;
    readonly sent: string;
    readonly amount: (done: string, total: string) => string;
    readonly cancel: string;
    readonly cancelled: string;
    readonly again: string;
    readonly problems: Readonly<Record<UploadProblem, Problem>>;
  };
  readonly file: (name: string, size: string) => string;
  readonly checking: { readonly heading: string; readonly note: string; readonly label: string };
  readonly rows: (done: string, total: string) => string;
  readonly found: {
    readonly heading: string;
    readonly nothingWritten: string;
    readonly kinds: Readonly<Record<CopyKind, string>>;
    readonly days: string;
    readonly made: string;
    readonly tablesHeading: string;
    readonly columns: Readonly<
      Record<'table' | 'rows' | 'added' | 'changed' | 'same' | 'refused' | 'onlyHere', string>
    >;
    readonly tables: Readonly<Record<DatasetName, string>>;
    readonly total: string;
    readonly onlyHereMeans: string;
    readonly sumHeading: string;
    /** Each holds the count once; the page shows it in bold. */
    readonly sum: Readonly<
      Record<'rows' | 'added' | 'changed' | 'same' | 'left' | 'refused', (count: string) => string>
    >;
    readonly anotherOwner: string;
    readonly salvaged: string;
    readonly legacy: string;
    readonly unwritable: (count: string) => string;
    readonly turnedHeading: string;
    /** Follows the kind's name. */
    readonly turned: (here: string, inCopy: string) => string;
    readonly directions: Readonly<Record<AccountDir | 'unknown', string>>;
    readonly turnedMeans: string;
    readonly moreTurned: (kinds: string) => string;
    readonly refusedHeading: (count: string) => string;
    readonly refusedLines: (reason: string, count: string) => string;
    readonly contradicted: string;
    readonly acceptContradicted: string;
    readonly contradictedAccepted: string;
  };
  readonly examples: {
    readonly heading: string;
    readonly summaries: Readonly<Record<RecordClass, (table: string, count: string) => string>>;
    readonly first: (shown: string, count: string) => string;
    readonly loading: string;
    readonly none: string;
    readonly columns: { readonly attribute: string; readonly before: string; readonly after: string };
    readonly absent: string;
    readonly line: (number: string) => string;
    readonly attributes: Readonly<Record<KnownAttribute, string>>;
  };
  readonly money: {
    readonly heading: string;
    readonly note: string;
    readonly columns: Readonly<Record<'method' | 'slipsNow' | 'slipsAfter' | 'balanceNow' | 'balanceAfter', string>>;
    readonly none: string;
    readonly unchanged: string;
    readonly readBack: string;
    /** Shown when kinds are changed whose direction turns. */
    readonly withoutTurned: string;
    readonly withoutEffect: (slips: string) => string;
    /** Methods that the table leaves out. */
    readonly more: (methods: string) => string;
  };
  readonly how: {
    readonly heading: string;
    readonly modes: Readonly<Record<RestoreMode, string>>;
    readonly means: Readonly<Record<RestoreMode, string>>;
    readonly masters: (count: string) => string;
    readonly mastersMean: string;
    readonly nothing: Readonly<Record<RestoreMode, string>>;
    readonly button: (writes: string) => string;
    readonly added: (count: string) => string;
    readonly changed: (count: string) => string;
    readonly deleted: (count: string) => string;
    /** Joins {@link added}, {@link changed} and {@link deleted}. */
    readonly joined: (parts: readonly string[]) => string;
    /** A warning: refused lines do not protect their records from an exact restore. */
    /** Why exact is not offered. */
    readonly linesRefused: string;
    readonly starting: string;
    readonly safety: string;
    readonly takes: (duration: string) => string;
    readonly confirm: {
      readonly heading: (count: string) => string;
      readonly text: (count: string) => string;
      readonly yes: (count: string) => string;
      readonly no: string;
    };
    readonly checkAgain: string;
  };
  readonly work: {
    readonly headings: Readonly<Record<'SAVING' | 'APPLYING' | 'VERIFYING' | 'STOPPING' | 'UNDOING', string>>;
    readonly steps: Readonly<Record<'SAVING' | 'APPLYING' | 'VERIFYING', string>>;
    readonly stepsLabel: string;
    readonly done: string;
    readonly label: string;
    readonly left: (duration: string) => string;
    readonly slow: string;
    readonly mayClose: string;
    readonly stop: string;
    readonly stopping: string;
    readonly stoppingMeans: string;
  };
  readonly stopped: {
    readonly heading: string;
    readonly howFar: (done: string, total: string) => string;
    readonly note: string;
    /** The button that writes towards the copy. */
    readonly apply: string;
    readonly goingOn: string;
    /** When it was an undo that stopped. */
    readonly undo: Readonly<Record<'heading' | 'note' | 'goOn' | 'apply', string>>;
  };
  readonly applied: {
    readonly heading: string;
    readonly proof: (count: string) => string;
    readonly conflicts: (count: string) => string;
    readonly conflictsSummary: string;
    readonly unwritable: (count: string) => string;
    readonly newcomers: (count: string) => string;
  };
  readonly undo: {
    readonly until: (instant: string) => string;
    readonly over: (instant: string) => string;
    readonly button: string;
    readonly starting: string;
    readonly confirm: {
      readonly heading: string;
      readonly text: string;
      readonly yes: string;
      readonly no: string;
    };
    readonly undone: string;
    readonly undoneProof: (count: string) => string;
    readonly incomplete: string;
    readonly incompleteLeft: (count: string) => string;
    readonly again: string;
  };
  readonly refused: { readonly heading: string };
  readonly expired: { readonly heading: string; readonly note: string };
  readonly failed: {
    readonly heading: string;
    readonly check: string;
    readonly checking: string;
  };
  readonly failures: Readonly<Record<RestoreFailureCode, Problem>>;
  readonly refusals: RefusalWords;
  /** The button beside the problem that another restore is at work. */
  readonly showOther: string;
  /** In place of the page's general sentences, which are about making copies. */
  readonly api: Readonly<Partial<Record<ApiProblem, Problem>>>;
  /** `from` is the instant from which the use is possible again. */
  readonly quota: Readonly<Record<RestoreUse, (perDay: string, from: string) => Problem>>;
  readonly earlier: {
    readonly heading: string;
    readonly none: string;
    readonly asked: (instant: string) => string;
    readonly show: string;
    readonly showOf: (file: string, instant: string) => string;
    readonly shown: string;
    readonly more: string;
    readonly states: Readonly<Record<RestoreStatus, string>>;
  };
}
