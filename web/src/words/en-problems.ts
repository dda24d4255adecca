import { failureSentences } from '../../../ledger/failure-sentences.ts';
import { counted } from './counted.ts';
import type { Problems } from './problem-words.ts';

export const enProblems: Problems = {
  start: {
    noOutputs: {
      what: 'The file that says where to connect (amplify_outputs.json) could not be loaded.',
      next: 'Check that the server is running, then reload the page.',
    },
    badOutputs: {
      what: 'The file that says where to connect (amplify_outputs.json) is not as it should be.',
      next: 'Tell the person who set up this page, with the explanation below.',
    },
    broken: {
      what: 'Something unexpected went wrong while showing the page.',
      next: 'Reload the page. A copy being made goes on meanwhile.',
    },
  },
  connection: {
    offline: {
      what: 'You are offline.',
      next: 'The page catches up automatically as soon as the network is back. A copy being made goes on meanwhile.',
    },
    unreachable: {
      what: 'The server does not answer.',
      next: 'The page keeps trying, and catches up automatically. A copy being made goes on meanwhile.',
    },
  },
  period: {
    missing: () => 'Enter a date, or leave both empty for everything.',
    'no-day': (text) => `“${text}” is not a day of the calendar. Write it like 2025/01/31.`,
    reversed: () => 'The last day is before the first. Exchange the two dates.',
    'too-long': () => 'One copy holds a hundred years at most. Choose everything, or divide the period.',
  },
  quota: {
    PER_DAY: (perDay, resetsAt) => ({
      what: `Today’s copies are used up: ${counted(perDay, 'copy', 'copies')} a day.`,
      next: `You can make the next one after ${resetsAt}.`,
    }),
    AT_ONCE: (atOnce) => ({
      what: `${counted(atOnce, 'copy is', 'copies are')} being made already, and no more are made at the same time.`,
      next: 'Wait until one of them has ended, or cancel one.',
    }),
  },
  download: {
    LinkGone: { what: 'The file is gone.', next: 'Make another copy of the same period.' },
    LinkRefused: {
      what: 'The storage did not give the file, not with a new link either.',
      next: 'Wait a moment and press Download again. The copy itself is kept.',
    },
    StorageFailing: {
      what: 'The storage has a problem at the moment.',
      next: 'Wait a moment and press Download again. The copy itself is kept.',
    },
    StorageUnreachable: {
      what: 'The storage does not answer.',
      next: 'Check your network connection and press Download again. The copy itself is kept.',
    },
  },
  api: {
    InvalidPeriod: {
      what: 'No copy can be made of this period.',
      next: 'Check the order of the dates, and that they span a hundred years at most.',
    },
    InvalidArgument: { what: 'The server did not accept the request.', next: 'Reload the page and try again.' },
    InvalidRequestId: {
      what: 'The server did not accept the number of the request.',
      next: 'Ask again; it is sent under a new number.',
    },
    RequestIdReused: {
      what: 'The number of the request was used for another period before.',
      next: 'Ask again; it is sent under a new number.',
    },
    QuotaExceeded: {
      what: 'The limit for copies is reached.',
      next: 'Wait until a copy being made has ended, or until tomorrow.',
    },
    ExportNotStarted: {
      what: 'The copy could not be started. No file was made.',
      next: 'Wait a moment and ask again.',
    },
    NotFound: {
      what: 'This copy is not there any more.',
      next: 'The list has been brought up to date. If you need it, make a copy of the same period again.',
    },
    NotReady: { what: 'This copy is not ready, or has expired.', next: 'The list has been brought up to date.' },
    OtherFile: { what: 'This file is not the copy that was made.', next: 'Choose the file as it was downloaded.' },
    NeededForUndo: {
      what: 'This copy was made before a restore, which still can be undone with it.',
      next: 'It can be deleted when the time for undoing is over.',
    },
    NotNow: {
      what: 'This is not possible any more in the present state.',
      next: 'The page shows the present state now. Look at it again.',
    },
    NotChecked: { what: 'There is nothing to show yet.', next: 'Wait until the file has been checked.' },
    PlanChanged: {
      what: 'The ledger has changed since it was compared with the copy. Nothing was written.',
      next: 'Check the copy again, and look at the new differences.',
    },
    CopyIncomplete: {
      what: 'Records may be missing from this copy, so the period cannot be made exactly like it. Nothing was written.',
      next: 'Add what is missing, or also put back what differs.',
    },
    RestoreInTheWay: {
      what: 'Another restore is at work in your ledger.',
      next: 'Wait until it has ended, or stop it.',
    },
    RestoreNotStarted: {
      what: 'The work could not be started. Nothing was written.',
      next: 'Wait a moment and try again.',
    },
    NotEnded: { what: 'This copy is still being made.', next: 'Cancel it first, then delete it.' },
    NotYourLedger: {
      what: 'This account book belongs to one person, and it is not this account.',
      next: 'Sign in with that person’s account. If it is yours, give the id below to the person who set up this page.',
    },
    NotInThisLayout: {
      what: 'This account book cannot be asked for that.',
      next: 'Make a copy instead, and look into it.',
    },
    Unauthorized: { what: 'You are not allowed to do this.', next: 'Tell the person who set up this page.' },
    Unreachable: {
      what: 'The server could not be reached.',
      next: 'Check your network connection and try again. The same request is never carried out twice.',
    },
    SignedOut: {
      what: 'The server does not accept your sign-in, not a renewed one either.',
      next: 'Sign out in the settings and sign in again.',
    },
    Busy: { what: 'The server has too much to do at the moment.', next: 'Wait a moment and try again.' },
    Internal: {
      what: 'The server had a problem.',
      next: 'Wait a moment and try again. If it goes on, tell the person who set up this page.',
    },
  },
  failures: failureSentences,
};
