import type { ProblemCode, ProblemFacts } from '../../copy/copy-problem.ts';

type Fact = (name: string) => string;

export const enProblem = ({ code, facts }: { readonly code: ProblemCode; readonly facts: ProblemFacts }) => ({
  what: what[code]((name) => String(facts[name] ?? '?')),
  next: next[code],
});

const chooseAnother = 'Choose the zip file of a copy.';
const asDownloaded = 'If you still have the file as it was downloaded, choose that one.';
const packAgain = 'Unpack it, and open it with “Choose a folder”.';
const otherCopies = 'If you have another copy, use that one.';

const what: Readonly<Record<ProblemCode, (fact: Fact) => string>> = {
  EMPTY_FILE: () => 'The file is empty.',
  NOT_A_ZIP: () => 'This is not a zip file.',
  CUT_OFF: () => 'The end of the zip file is missing. A download or a copy was probably interrupted.',
  BYTES_BEFORE: (fact) => `There are ${fact('bytes')} bytes too many before the zip.`,
  BYTES_BETWEEN: (fact) => `Behind “${fact('entry')}” are bytes that belong to no file.`,
  BYTES_AFTER: (fact) => `There are ${fact('bytes')} bytes too many behind the zip.`,
  TWO_ENDS: () => 'The zip has two places that could be its end. Which one is right is not known.',
  ZIP64: () => 'The zip has the Zip64 format, for files of more than 4 GB, which this page does not read.',
  SPLIT_ZIP: () => 'This is one part of a zip that was split into several files.',
  DIRECTORY_DAMAGED: () => 'The table of contents of the zip is damaged.',
  TOO_MANY_ENTRIES: () => 'The zip holds far more files than a copy does.',
  ENCRYPTED: (fact) => `“${fact('entry')}” is protected by a password.`,
  UNKNOWN_METHOD: (fact) =>
    `“${fact('entry')}” is compressed in a way (${fact('method')}) that this page does not read.`,
  SAME_NAME_TWICE: (fact) => `Two files in the zip have the name “${fact('entry')}”.`,
  OVERLAPPING_ENTRIES: (fact) => `“${fact('entry')}” overlaps the file behind it.`,
  HEADER_CONTRADICTS: (fact) => `The zip describes “${fact('entry')}” twice, and the two descriptions differ.`,
  ENTRY_DAMAGED: (fact) => `“${fact('entry')}” is damaged.`,
  NOT_A_COPY: () => 'This is not a copy of a household account book.',
  TWO_FOLDERS: (fact) => `“${fact('entry')}” is in another folder than the other files.`,
  UNKNOWN_ENTRY: (fact) => `“${fact('entry')}” does not belong to the copy.`,
  ENTRY_MISSING: (fact) => `“${fact('entry')}” is missing.`,
  ENTRY_CHANGED: (fact) => `“${fact('entry')}” is not what it was when the copy was made.`,
  MANIFEST_UNREADABLE: () => 'The list of the copy (manifest.json) cannot be read.',
  NEWER_VERSION: (fact) =>
    `The copy was made by a newer version (format ${fact('version')}). This page reads up to format ${fact('newest')}.`,
  ROWS_DIFFER: (fact) => `“${fact('entry')}” has ${fact('found')} lines, and the list says ${fact('claimed')}.`,
  RECORDS_UNREADABLE: (fact) => `Of “${fact('entry')}” some lines cannot be read as records (${fact('lines')}).`,
  NOT_IN_ORDER: (fact) => `The records of “${fact('entry')}” are not in their order.`,
  LEGACY_COPY: () => 'This is a copy of the original app (.tcv), which this page does not open.',
  NO_MANIFEST_BESIDE: () => 'The list of the copy (manifest.json) is not there.',
  TWO_COPIES: () => 'There is more than one copy in it.',
  NO_INFLATER: () => 'This browser cannot unpack zip files.',
  UNREADABLE: (fact) => `The browser could not read “${fact('entry')}”.`,
};

const next: Readonly<Record<ProblemCode, string>> = {
  EMPTY_FILE: chooseAnother,
  NOT_A_ZIP: chooseAnother,
  CUT_OFF: asDownloaded,
  BYTES_BEFORE: asDownloaded,
  BYTES_BETWEEN: asDownloaded,
  BYTES_AFTER: asDownloaded,
  TWO_ENDS: packAgain,
  ZIP64: packAgain,
  SPLIT_ZIP: packAgain,
  DIRECTORY_DAMAGED: asDownloaded,
  TOO_MANY_ENTRIES: chooseAnother,
  ENCRYPTED: packAgain,
  UNKNOWN_METHOD: packAgain,
  SAME_NAME_TWICE: packAgain,
  OVERLAPPING_ENTRIES: asDownloaded,
  HEADER_CONTRADICTS: asDownloaded,
  ENTRY_DAMAGED: asDownloaded,
  NOT_A_COPY: chooseAnother,
  TWO_FOLDERS: packAgain,
  UNKNOWN_ENTRY: 'Somebody may have added it later.',
  ENTRY_MISSING: `${asDownloaded} ${otherCopies}`,
  ENTRY_CHANGED: `${asDownloaded} ${otherCopies}`,
  MANIFEST_UNREADABLE: asDownloaded,
  NEWER_VERSION: 'Open it with the viewer.html that is in that copy.',
  ROWS_DIFFER: otherCopies,
  RECORDS_UNREADABLE: otherCopies,
  NOT_IN_ORDER: otherCopies,
  LEGACY_COPY: 'The place “Restore a copy” of the service takes it.',
  NO_MANIFEST_BESIDE: 'Choose all files of the copy, manifest.json too.',
  TWO_COPIES: 'Choose one copy.',
  NO_INFLATER: 'Unpack the copy, and open it with “Choose a folder”.',
  UNREADABLE: 'It may have been moved or changed since you chose it. Choose it again.',
};
