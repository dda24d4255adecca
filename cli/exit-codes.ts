/** The exit codes of the command. Its --help lists them. */
export const exitCodes = {
  done: 0,
  /** Any failure without a code of its own. */
  failed: 1,
  /** The copy was saved, and holds fewer records than the last copy of the same days. */
  fewerRecords: 3,
  /** Flags that cannot be understood, or an invalid period (sysexits.h: EX_USAGE). */
  wrongFlags: 64,
  /** Ctrl-C, or a signal with the same meaning. The code is 128 plus SIGINT's number, as in shells. */
  interrupted: 130,
} as const;
