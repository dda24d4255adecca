import type { LineFaultReason } from '../../../archive/copy/line-fault.ts';
import { restoreFailureSentences } from '../../../ledger/restore-failure-sentences.ts';
import { counted } from '../words/counted.ts';
import { attributeName } from './attribute-name.ts';
import { enAttributes } from './en-attributes.ts';
import type { RestoreWords } from './restore-words.ts';

const records = (count: string) => counted(count, 'record');

export const enRestore: RestoreWords = {
  heading: 'Restore a copy',
  intro:
    'Put the records of a copy back into your ledger. You see every difference before anything is written, and you can undo it afterwards.',
  loading: 'Loading…',
  notLoaded: 'Your restores could not be loaded.',
  choose: {
    heading: 'Choose a copy',
    button: 'Choose a file',
    drop: 'or drop the file here',
    accepted: 'The ZIP file of a copy made here, or of the original app (packed_….zip). At most 1 GB.',
    whatHappens: 'The file is uploaded and compared with your ledger. Nothing is written until you say so.',
    unfinished: (fileName) => `“${fileName}” has not arrived yet.`,
    unfinishedNext: 'Perhaps another tab or device is uploading it. Otherwise choose the same file again.',
    other: 'Restore another copy',
  },
  upload: {
    label: 'Progress of the upload',
    reading: 'Reading the file',
    sending: 'Uploading the file',
    sent: 'Uploaded. Starting the comparison…',
    amount: (done, total) => `${done} of ${total}`,
    cancel: 'Cancel',
    cancelled: 'The upload was cancelled. Nothing was written.',
    again: 'Try again',
    problems: {
      FileEmpty: { what: 'This file is empty.', next: 'Choose the ZIP file of a copy.' },
      FileTooLarge: {
        what: 'This file is too large. At most 1 GB can be uploaded.',
        next: 'No copy made here is as large as that. Choose another file.',
      },
      FileUnreadable: {
        what: 'The browser could not read the file.',
        next: 'It was perhaps moved or changed after you chose it. Choose it again.',
      },
      StorageUnreachable: {
        what: 'The upload was interrupted.',
        next: 'Check your network connection and try again.',
      },
      StorageFailing: { what: 'The storage has a problem at the moment.', next: 'Wait a moment and try again.' },
      StorageRefused: {
        what: 'The storage did not accept the file.',
        next: 'Try again; the page gets a new permission for the upload.',
      },
    },
  },
  file: (name, size) => `${name} (${size})`,
  checking: {
    heading: 'Comparing the copy with your ledger',
    note: 'The whole file is read and checked. Nothing is written.',
    label: 'Progress of the comparison',
  },
  rows: (done, total) => `${done} of ${records(total)}`,
  found: {
    heading: 'What would change',
    nothingWritten: 'Nothing has been written yet.',
    kinds: { ARCHIVE: 'A copy made here', LEGACY: 'A copy of the original app' },
    days: 'Days of the copy',
    made: 'Made on',
    tablesHeading: 'Copy and ledger compared',
    columns: {
      table: 'Table',
      rows: 'In the copy',
      added: 'To add',
      changed: 'Different',
      same: 'The same',
      refused: 'Refused',
      onlyHere: 'Only in the ledger',
    },
    tables: { slips: 'Slips', balances: 'Balances', kinds: 'Kinds', methods: 'Methods' },
    total: 'All',
    onlyHereMeans: '“Only in the ledger” are records within the days of the copy that the copy does not have.',
    sumHeading: 'Every row of the file',
    sum: {
      rows: (count) => `${count} in the file`,
      added: (count) => `${count} added`,
      changed: (count) => `${count} changed back`,
      same: (count) => `${count} the same`,
      left: (count) => `${count} left as they are`,
      refused: (count) => `${count} refused`,
    },
    anotherOwner: 'This copy was made of another person’s ledger. Its records become yours.',
    salvaged:
      'This copy was salvaged from a damaged file and may be incomplete. So it can be added and put back, but your ledger cannot be made exactly like it.',
    legacy:
      'The original app’s copies have slips and balances only. Kinds and methods are compared where the copy has them.',
    unwritable: (count) =>
      `${counted(count, 'record is', 'records are')} too large to be changed safely, and stay as they are.`,
    turnedHeading: 'Kinds that would turn',
    turned: (here, inCopy) => `${here} in the ledger, ${inCopy} in the copy`,
    directions: {
      0: 'an expense',
      1: 'an income',
      2: 'a charge from cash',
      3: 'a charge from elsewhere',
      unknown: 'no direction',
    },
    turnedMeans:
      'If you also change kinds and methods, all slips of these kinds count the other way round, also outside the days of the copy.',
    moreTurned: (kinds) => `${counted(kinds, 'more kind turns', 'more kinds turn')}.`,
    refusedHeading: (count) => `${counted(count, 'line')} of the file cannot be restored`,
    refusedLines: (reason, count) => `${counted(count, 'line')}: ${reason}`,
    contradicted:
      'Some lines are refused only because their contents say something else than their label (date and code). If you know this copy, you can accept them; the label then decides where the record goes.',
    acceptContradicted: 'Check again and accept these lines',
    contradictedAccepted: 'Lines whose contents say something else than their label were accepted.',
  },
  examples: {
    heading: 'Look at the records',
    summaries: {
      ADD: (table, count) => `${table}: ${count} to add`,
      CHANGE: (table, count) => `${table}: ${count} different`,
      ONLY_HERE: (table, count) => `${table}: ${count} only in the ledger`,
      REFUSED: (table, count) => `${table}: ${count} refused`,
      CONFLICT: (table, count) => `${table}: ${count} left alone`,
    },
    first: (shown, count) => `The first ${shown} of ${count}.`,
    loading: 'Loading…',
    none: 'There is nothing to show.',
    columns: { attribute: 'Field', before: 'In the ledger', after: 'In the copy' },
    absent: '(none)',
    line: (number) => `Line ${number}`,
    attributes: enAttributes,
  },
  money: {
    heading: 'Money before and after',
    note: 'Of each method, within the days of the copy: the sum of the slips, and the newest balance.',
    columns: {
      method: 'Method',
      slipsNow: 'Slips now',
      slipsAfter: 'Slips after',
      balanceNow: 'Balance now',
      balanceAfter: 'Balance after',
    },
    none: 'none',
    unchanged: 'With this choice no method’s money changes.',
    readBack: 'Money as it was read back',
    withoutTurned: 'These amounts do not include the effect of the kinds that turn.',
    withoutEffect: (slips) =>
      `${counted(slips, 'slip is', 'slips are')} in none of these sums, because the kind is not known, or there is no amount.`,
    more: (methods) => `${counted(methods, 'more method is', 'more methods are')} not shown.`,
  },
  how: {
    heading: 'Choose how',
    modes: {
      ADD: 'Add what is missing',
      REPLACE: 'Add, and put back what differs',
      EXACT: 'Make the period exactly as in the copy',
    },
    means: {
      ADD: 'Records that your ledger has stay as they are.',
      REPLACE: 'Records that differ get the contents of the copy.',
      EXACT: 'Slips and balances that the copy does not have are deleted.',
    },
    masters: (count) => `Also change ${counted(count, 'kind or method that differs', 'kinds and methods that differ')}`,
    mastersMean: 'Missing ones are added in any case, and none is ever deleted.',
    nothing: {
      ADD: 'Nothing is missing from your ledger, so there is nothing to add.',
      REPLACE: 'Nothing is missing, and no slip or balance differs, so there is nothing to do.',
      EXACT: 'The slips and balances of these days are as in the copy, so there is nothing to do.',
    },
    button: (writes) => `Restore: ${writes}`,
    added: (count) => `add ${records(count)}`,
    changed: (count) => `change ${count}`,
    deleted: (count) => `delete ${count}`,
    joined: (parts) => parts.join(', '),
    linesRefused:
      'Lines of slips or balances in the file cannot be restored. To make the period exactly like the copy would delete the records of these lines, so this is not offered.',
    starting: 'Starting…',
    safety: 'Before the first change a copy of your ledger is made, so that you can undo everything for about a month.',
    takes: (duration) => `It takes about ${duration}.`,
    confirm: {
      heading: (count) => `Delete ${records(count)}?`,
      text: (count) =>
        `${counted(count, 'record that is', 'records that are')} not in the copy will be deleted from your ledger. You can undo it afterwards.`,
      yes: (count) => `Restore and delete ${count}`,
      no: 'Go back',
    },
    checkAgain: 'Check again',
  },
  work: {
    headings: {
      SAVING: 'Making a copy of your ledger first',
      APPLYING: 'Writing the records',
      VERIFYING: 'Reading the records back',
      STOPPING: 'Stopping',
      UNDOING: 'Undoing the restore',
    },
    steps: { SAVING: 'Copy your ledger', APPLYING: 'Write', VERIFYING: 'Read back' },
    stepsLabel: 'Steps',
    done: '(done)',
    label: 'Progress of the restore',
    left: (duration) => `about ${duration} left`,
    slow: 'The table takes writes more slowly at the moment. The work goes on at its pace.',
    mayClose: 'You can close the page. The work goes on.',
    stop: 'Stop',
    stopping: 'Stopping…',
    stoppingMeans: 'Writes that have begun are finished first.',
  },
  stopped: {
    heading: 'The restore has stopped part-way',
    howFar: (done, total) => `${done} of ${records(total)} are done.`,
    note: 'No record is half-written. You can go on where it stopped, or undo what was done.',
    apply: 'Go on',
    goingOn: 'Going on…',
    undo: {
      heading: 'The undo has stopped part-way',
      note: 'No record is half-written. You can go on with the undo, or put the copy back again.',
      goOn: 'Go on with the undo',
      apply: 'Put the copy back again',
    },
  },
  applied: {
    heading: 'The copy is restored',
    proof: (count) => `${counted(count, 'record was', 'records were')} read back, and each is as chosen.`,
    conflicts: (count) =>
      `${counted(count, 'record was', 'records were')} changed by somebody in the meantime, and left alone.`,
    conflictsSummary: 'Which ones',
    unwritable: (count) =>
      `${counted(count, 'record is', 'records are')} too large to be changed safely, and stayed as before.`,
    newcomers: (count) =>
      `${counted(count, 'record', 'records')} within these days came from elsewhere while the copy was restored.`,
  },
  undo: {
    until: (instant) => `You can undo this until ${instant}.`,
    over: (instant) => `The time for undoing ended on ${instant}.`,
    button: 'Undo the restore',
    starting: 'Starting…',
    confirm: {
      heading: 'Undo the restore?',
      text: 'What it added is removed, and what it changed or deleted gets its earlier contents. Records that somebody has changed since are left alone.',
      yes: 'Undo',
      no: 'Go back',
    },
    undone: 'The restore is undone',
    undoneProof: (count) =>
      `${counted(count, 'record was', 'records were')} read back, and each is as before the restore.`,
    incomplete: 'The restore is undone, except for some records',
    incompleteLeft: (count) =>
      `${counted(count, 'record was', 'records were')} left as they are: changed by somebody since, or still used by other records.`,
    again: 'Try to undo the rest',
  },
  refused: { heading: 'This file cannot be restored' },
  expired: {
    heading: 'The file was removed',
    note: 'It was not restored within a day. Choose it again if you still want to.',
  },
  failed: {
    heading: 'The restore could not be done',
    check: 'Check again',
    checking: 'Starting…',
  },
  failures: restoreFailureSentences,
  refusals: {
    file: ({ message }) => ({ what: message, next: 'Nothing was written.' }),
    line({ reason, attribute, message }) {
      if (!isLineFaultReason(reason)) return message;
      const said = `${enReasons[reason].slice(0, 1).toUpperCase()}${enReasons[reason].slice(1)}`;
      return attribute == null ? said : `${said} (${attributeName(enAttributes, attribute) ?? attribute})`;
    },
    reason: (reason) => (isLineFaultReason(reason) ? enReasons[reason] : reason),
  },
  showOther: 'Show it',
  api: {
    NotFound: { what: 'This restore is not there any more.', next: 'Choose the copy again.' },
    InvalidArgument: { what: 'The server did not accept the request.', next: 'Choose the file again.' },
    RequestIdReused: { what: 'The server already knows another file by this number.', next: 'Choose the file again.' },
    Unreachable: {
      what: 'The server could not be reached.',
      next: 'Check your network connection and try again. Nothing is ever done twice.',
    },
  },
  quota: {
    uploads: (perDay, from) => ({
      what: `Today’s uploads are used up: ${counted(perDay, 'upload')} a day.`,
      next: `Try again from ${from} on.`,
    }),
    checks: (perDay, from) => ({
      what: `Today’s comparisons are used up: ${counted(perDay, 'comparison')} a day.`,
      next: `Try again from ${from} on.`,
    }),
    applies: (perDay, from) => ({
      what: `Today’s restores are used up: ${counted(perDay, 'restore')} a day.`,
      next: `Try again from ${from} on. Undoing is always possible.`,
    }),
  },
  earlier: {
    heading: 'Earlier restores',
    none: 'You have not restored a copy yet.',
    asked: (instant) => `begun on ${instant}`,
    show: 'Show',
    showOf: (file, instant) => `Show the restore of ${file}, begun on ${instant}`,
    shown: 'Shown above',
    more: 'Older restores',
    states: {
      UPLOADING: 'Not uploaded yet',
      CHECKING: 'Comparing',
      CHECKED: 'Waits for your choice',
      REFUSED: 'Refused',
      EXPIRED: 'Removed',
      SAVING: 'At work',
      APPLYING: 'At work',
      VERIFYING: 'At work',
      APPLIED: 'Restored',
      STOPPING: 'Stopping',
      STOPPED: 'Part-way',
      UNDOING: 'Being undone',
      UNDONE: 'Undone',
      UNDO_INCOMPLETE: 'Undone in part',
      FAILED: 'Failed',
    },
  },
};

/** For a whole group of lines, where the server's sentences about single lines do not fit. */
const enReasons: Readonly<Record<LineFaultReason, string>> = {
  LINE_TOO_LONG: 'longer than any record can be',
  LINE_NOT_ENDED: 'cut off before the end of the line',
  NOT_UTF8: 'not UTF-8 text',
  NOT_JSON: 'not JSON',
  NOT_AN_ITEM: 'not a record',
  NAME_TWICE: 'a field that occurs twice',
  NAME_TOO_LONG: 'a field with a name that is too long',
  LONE_SURROGATE: 'half of a character',
  BAD_NUMBER: 'a number that cannot be stored',
  BAD_BINARY: 'a value that is not base64',
  EMPTY_SET: 'an empty set',
  SET_MEMBER_TWICE: 'a set that holds a value twice',
  NESTED_TOO_DEEP: 'nested too deep',
  ITEM_TOO_LARGE: 'larger than 400 KB',
  NO_OWNER: 'no owner',
  NO_KEY: 'no label (date and code)',
  KEY_TOO_LONG: 'a label (date and code) that is too long',
  KEY_CONTRADICTED: 'contents that say something else than the label (date and code)',
  OUTSIDE_PERIOD: 'outside the days of the copy',
  OUT_OF_ORDER: 'out of order',
  KEY_TWICE: 'the same label (date and code) as an earlier line',
  LEGACY_CELLS: 'more or fewer cells than a record has',
  LEGACY_ROW_GOES_ON: 'a memo that goes on in the next line',
  LEGACY_DAY: 'no day at the beginning',
  LEGACY_CODE: 'an empty code',
  LEGACY_LINE_END: 'the line end of another program',
};

const isLineFaultReason = (reason: string): reason is LineFaultReason => Object.hasOwn(enReasons, reason);
