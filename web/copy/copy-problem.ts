/** Why a file, or one entry of it, is not what a copy should be. The words for each are in the viewer's languages. */
export type ProblemCode = (typeof problemCodes)[number];

export const problemCodes = [
  // The zip itself. These names are those of `archive/`, whose reader gives the same for the same file.
  'EMPTY_FILE',
  'NOT_A_ZIP',
  'CUT_OFF',
  'BYTES_BEFORE',
  'BYTES_BETWEEN',
  'BYTES_AFTER',
  'TWO_ENDS',
  'ZIP64',
  'SPLIT_ZIP',
  'DIRECTORY_DAMAGED',
  'TOO_MANY_ENTRIES',
  'ENCRYPTED',
  'UNKNOWN_METHOD',
  'SAME_NAME_TWICE',
  'OVERLAPPING_ENTRIES',
  'HEADER_CONTRADICTS',
  'ENTRY_DAMAGED',
  // The copy inside it.
  'NOT_A_COPY',
  'TWO_FOLDERS',
  'UNKNOWN_ENTRY',
  'ENTRY_MISSING',
  'ENTRY_CHANGED',
  'MANIFEST_UNREADABLE',
  'NEWER_VERSION',
  'ROWS_DIFFER',
  // Of a comparison, which needs every record of a table, in order.
  'RECORDS_UNREADABLE',
  'NOT_IN_ORDER',
  // What only a browser meets.
  'LEGACY_COPY',
  'NO_MANIFEST_BESIDE',
  'TWO_COPIES',
  'NO_INFLATER',
  'UNREADABLE',
] as const;

export type ProblemFacts = Readonly<Record<string, string | number>>;

/** The part of a problem that can be sent from a worker to the page. */
export interface Problem {
  readonly code: ProblemCode;
  readonly facts: ProblemFacts;
}

export class CopyProblem extends Error implements Problem {
  override readonly name = 'CopyProblem';
  readonly code: ProblemCode;
  readonly facts: ProblemFacts;

  constructor(code: ProblemCode, facts: ProblemFacts = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(facts)}`, options);
    this.code = code;
    this.facts = facts;
  }
}

/** A name from a file, short enough for a sentence. */
export const shortName = (name: string): string => (name.length > 80 ? `${name.slice(0, 80)}…` : name);
