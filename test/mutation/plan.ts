/** What one run of a test file tries. */
export interface Plan {
  /** The file in which the run writes what it finds, the verdicts line by line. */
  readonly out: string;
  /** Undefined for the run that only finds out which tests reach which mutants. */
  readonly mutants?: readonly PlannedMutant[];
}

export interface PlannedMutant {
  readonly id: string;
  /** The names of the tests that reach it. */
  readonly tests: readonly string[] | 'all';
  /** A mutant that is run more often than this is in an endless loop. */
  readonly hitLimit: number;
}

/** How often each test runs each mutant's place. */
export interface Coverage {
  readonly failed?: boolean;
  readonly longestMs: number;
  /** By test, then by mutant. '#hooks' stands for the hooks of all tests, '' for the loading of the files. */
  readonly hits: Readonly<Record<string, Readonly<Record<string, number>>>>;
}
