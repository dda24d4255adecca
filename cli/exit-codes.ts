/** How the command ends; written out in its --help. */
export const exitCodes = {
  done: 0,
  /** Anything that no other code names. */
  failed: 1,
  /** The copy was saved, and holds fewer records than the last one of the same days. */
  fewerRecords: 3,
  /** Flags that cannot be understood, or a period that is none (sysexits.h: EX_USAGE). */
  wrongFlags: 64,
  /** Ctrl-C, or a signal that means the same (128 and SIGINT's number, as shells have it). */
  interrupted: 130,
} as const;
