/** A file that is whole by its own checksums. */
export interface WholeCopy {
  readonly path: string;
  /** The export's id, as the copy's manifest says. Null where it names none. */
  readonly id: string | null;
}
