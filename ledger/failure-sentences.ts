/**
 * The reason and the next step for every failure of an export, for a person, in English. The API's `message` is made of
 * them, and the English page shows them. The page's other languages have sentences of their own for the same codes.
 */
export const failureSentences = {
  NOT_STARTED: { what: 'The copy could not be started.', next: 'Wait a moment and make it again.' },
  WORKER_STOPPED: {
    what: 'The work on the copy stopped halfway.',
    next: 'Make it again; if that goes on, choose a shorter period.',
  },
  LEDGER_UNREADABLE: {
    what: 'The ledger could not be read to its end.',
    next: 'Wait a moment and make the copy again.',
  },
  ITEM_UNWRITABLE: {
    what: 'The ledger holds a record that a copy cannot carry.',
    next: 'Making it again does not help. Tell the person who set up this page, with the day and time of this copy.',
  },
  STORAGE_FAILED: { what: 'The file could not be stored.', next: 'Wait a moment and make the copy again.' },
  VERIFICATION_FAILED: {
    what: 'The stored file was not what had been written. It has been removed.',
    next: 'Make the copy again.',
  },
  ARCHIVE_TOO_LARGE: {
    what: 'The copy would be larger than one ZIP file can be.',
    next: 'Choose shorter periods and make several copies.',
  },
  TOO_LARGE_FOR_ONE_RUN: {
    what: 'The time of one run was not enough.',
    next: 'Choose shorter periods and make several copies.',
  },
  INTERNAL: {
    what: 'The copy could not be made because of an unexpected problem.',
    next: 'Make it again; if that goes on, tell the person who set up this page.',
  },
} as const;

/** The whole message of a failure. */
export function failureMessage(code: keyof typeof failureSentences): string {
  const { what, next } = failureSentences[code];
  return `${what} ${next}`;
}
