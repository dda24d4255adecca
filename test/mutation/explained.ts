/** Mutants of one file that behave as the source does, all for the same reason. */
export interface Explained {
  readonly file: string;
  /** Why no test can tell the changed source from the original. */
  readonly reason: string;
  readonly changes: readonly Change[];
}

/**
 * `within` is a part of the changed line, or of its first line, as the same words may stand elsewhere in the file. In
 * the other two a line break with what surrounds it is one space.
 */
export type Change = readonly [within: string, original: string, replacement: string];
