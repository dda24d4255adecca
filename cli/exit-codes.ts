/** The exit codes of the commands. Each command's --help lists its own, and docs/command-line.md all of them. */
export const exitCodes = {
  done: 0,
  /** Any failure without a code of its own. */
  failed: 1,
  /** A restore or an undo ended before all of it was done. Records or copies are lost, changed, or could not be removed. */
  partWay: 2,
  /** The copy was saved, and holds fewer records than the last copy of the same days. */
  fewerRecords: 3,
  /** Flags that cannot be understood, or an invalid period (sysexits.h: EX_USAGE). */
  wrongFlags: 64,
  /** Ctrl-C, or a signal with the same meaning. The code is 128 plus SIGINT's number, as in shells. */
  interrupted: 130,
} as const;
