/**
 * The reason and the next step for every failure of a restore, for a person, in English. The API's `message` is made of
 * them. The page's other languages have sentences of their own for the same codes.
 */
export const restoreFailureSentences = {
  NOT_STARTED: { what: 'The work could not be started.', next: 'Wait a moment and try again.' },
  FILE_NOT_AS_ANNOUNCED: {
    what: 'The uploaded file is missing, or is not the file that was chosen.',
    next: 'Choose the file again. Nothing in the ledger has changed.',
  },
  LEDGER_UNREADABLE: { what: 'The ledger could not be read to its end.', next: 'Wait a moment and try again.' },
  LEDGER_UNWRITABLE: {
    what: 'The ledger does not accept writes.',
    next: 'Tell the person who set up this page. What was written can be undone when the ledger accepts writes again.',
  },
  SAFETY_COPY_FAILED: {
    what: 'The copy of your ledger that protects it could not be made, so nothing was written.',
    next: 'Wait a moment and check the file again.',
  },
  PLAN_CHANGED: {
    what: 'Your ledger has changed since you looked at the differences, so nothing was written.',
    next: 'Check the file again and look at the new differences.',
  },
  NOT_AS_WRITTEN: {
    what: 'Reading back, a record was not what had been written.',
    next: 'Go on to write it again, or undo everything.',
  },
  NO_PROGRESS: {
    what: 'Three tries in a row made no progress.',
    next: 'Wait some minutes. Then go on, or undo everything.',
  },
  WORKER_STOPPED: { what: 'The work stopped halfway.', next: 'Try again.' },
  TOO_LARGE_FOR_ONE_RUN: {
    what: 'The time of one run was not enough, and nothing was written.',
    next: 'Restore copies of shorter periods, one after the other.',
  },
  INTERNAL: {
    what: 'An unexpected problem stopped the work.',
    next: 'Try again; if that goes on, tell the person who set up this page.',
  },
} as const;

/** The whole message of a failure. */
export function restoreFailureMessage(code: keyof typeof restoreFailureSentences): string {
  const { what, next } = restoreFailureSentences[code];
  return `${what} ${next}`;
}
