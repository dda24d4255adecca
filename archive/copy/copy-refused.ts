import type { RefusalFacts, ZipRefusalCode } from '../zip/zip-refused.ts';
import { ZipRefused } from '../zip/zip-refused.ts';

/** Why a file as a whole cannot be restored. */
export type CopyRefusalCode = ZipRefusalCode | keyof typeof sentences;

/**
 * A person's file is not a copy that a restore may use. The message says what was expected, what came and what to do
 * next. `code` and `facts` hold the same for a page in another language.
 */
export class CopyRefused extends Error {
  override readonly name = 'CopyRefused';
  readonly code: CopyRefusalCode;
  readonly facts: RefusalFacts;

  constructor(code: CopyRefusalCode, facts: RefusalFacts = {}, options?: ErrorOptions) {
    const found = isOwnCode(code) ? sentences[code](facts) : new ZipRefused(code, facts).message;
    super(`${found} ${nextSteps[code]}`, options);
    this.code = code;
    this.facts = facts;
  }
}

/** Runs a reader of zips, and turns its refusal into one for a person. */
export async function refusingCopies<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw asCopyRefused(error);
  }
}

/** The refusal of a zip as the refusal of a copy; any other error as it is. */
export function asCopyRefused(error: unknown): unknown {
  return error instanceof ZipRefused ? new CopyRefused(error.code, error.facts, { cause: error }) : error;
}

const sentences = {
  NOT_A_COPY: () =>
    'Expected a copy made by this program, or the zip of the original app with its two .tcv files. The zip holds neither.',
  UNKNOWN_ENTRY: (facts: RefusalFacts) => `The zip holds "${facts['entry']}", which does not belong to a copy.`,
  TWO_FOLDERS: (facts: RefusalFacts) =>
    `Expected all files of the copy in one folder, but "${facts['entry']}" is in another one.`,
  ENTRY_MISSING: (facts: RefusalFacts) => `The entry "${facts['entry']}" of the copy is missing.`,
  ENTRY_CHANGED: (facts: RefusalFacts) => `The entry "${facts['entry']}" is not what it was when the copy was made.`,
  MANIFEST_UNREADABLE: (facts: RefusalFacts) =>
    `The list of the copy, manifest.json, cannot be read: ${facts['problem']}.`,
  NEWER_VERSION: (facts: RefusalFacts) =>
    `The copy was made by a newer version of this program (format ${facts['version']}); this one reads up to ${facts['newest']}.`,
  TOO_LARGE: (facts: RefusalFacts) =>
    `"${facts['entry']}" would have ${facts['bytes']} bytes when it is unpacked, and at most ${facts['most']} are read.`,
  ROWS_DIFFER: (facts: RefusalFacts) =>
    `The entry "${facts['entry']}" has ${facts['found']} lines, but manifest.json says ${facts['claimed']}.`,
  LEGACY_DAYS: (facts: RefusalFacts) =>
    `The name "${facts['entry']}" should end with the first and the last day of the copy, the same as in the other .tcv file.`,
};

const isOwnCode = (code: CopyRefusalCode): code is keyof typeof sentences => code in sentences;

const chooseAnother = 'Choose the zip file of a copy.';
const salvage =
  'Use the file as it was downloaded, or another copy. If there is neither, a person with the source of this program can make a new copy of what is intact: "npm run salvage -- FILE".';
const packAgain = 'Unpack it, and pack the files again as an ordinary zip.';

const nextSteps: Readonly<Record<CopyRefusalCode, string>> = {
  EMPTY_FILE: chooseAnother,
  NOT_A_ZIP: chooseAnother,
  NOT_A_COPY: chooseAnother,
  CUT_OFF: salvage,
  BYTES_BEFORE: salvage,
  BYTES_BETWEEN: salvage,
  BYTES_AFTER: salvage,
  TWO_ENDS: packAgain,
  ZIP64: packAgain,
  SPLIT_ZIP: packAgain,
  TOO_MANY_ENTRIES: packAgain,
  ENCRYPTED: packAgain,
  UNKNOWN_METHOD: packAgain,
  SAME_NAME_TWICE: packAgain,
  DIRECTORY_DAMAGED: salvage,
  OVERLAPPING_ENTRIES: salvage,
  HEADER_CONTRADICTS: salvage,
  ENTRY_DAMAGED: salvage,
  UNKNOWN_ENTRY: 'Pack only the files of the copy, and try again.',
  TWO_FOLDERS: 'Pack only the files of one copy, and try again.',
  ENTRY_MISSING: salvage,
  ENTRY_CHANGED: salvage,
  MANIFEST_UNREADABLE: salvage,
  NEWER_VERSION: 'Update this program, and try again.',
  TOO_LARGE: 'This program never made such a copy. Choose another file.',
  ROWS_DIFFER: salvage,
  LEGACY_DAYS: 'Give the file its original name, and pack it again.',
};
