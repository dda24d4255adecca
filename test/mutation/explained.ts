/** Mutants of one file that behave as the source does, all for the same reason. */
export interface Explained {
  readonly file: string;
  /** Why no test can tell the changed source from the original. */
  readonly reason: string;
  readonly changes: readonly Change[];
}

/**
 * `within` is a part of the changed line, or of its first line, as the same words may stand elsewhere in the file. In
 * the next two a line break with what surrounds it is one space. `becomes` is a part of that line after the change; it is
 * needed where the same words stand twice in one line.
 */
export type Change = readonly [within: string, original: string, replacement: string, becomes?: string];
