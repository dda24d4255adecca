/** Why a file is not a zip that this program reads. */
export type ZipRefusalCode = keyof typeof sentences;

/** Details for the sentence in other languages. Names are cut, because a zip may hold names of 64 KB. */
export type RefusalFacts = Readonly<Record<string, string | number>>;

/** The file is not a zip that can be read without doubt. The message says what was found; `code` and `facts` say the same to programs. */
export class ZipRefused extends Error {
  override readonly name = 'ZipRefused';
  readonly code: ZipRefusalCode;
  readonly facts: RefusalFacts;

  constructor(code: ZipRefusalCode, facts: RefusalFacts = {}, options?: ErrorOptions) {
    super(sentences[code](facts), options);
    this.code = code;
    this.facts = facts;
  }
}

/** A name from a file, short enough for a sentence. */
export function shownName(name: string): string {
  return name.length > longestShown ? `${name.slice(0, longestShown)}…` : name;
}

const longestShown = 80;

const sentences = {
  EMPTY_FILE: () => 'The file is empty.',
  NOT_A_ZIP: () => 'Expected a zip file, but the file does not begin like one.',
  CUT_OFF: () =>
    'The file begins like a zip, but its end is missing. It was probably not copied or downloaded completely.',
  BYTES_BEFORE: (facts: RefusalFacts) => `The zip has ${facts['bytes']} bytes before its first entry.`,
  BYTES_BETWEEN: (facts: RefusalFacts) =>
    `The zip has bytes that belong to no entry, behind "${facts['entry']}" at byte ${facts['at']}.`,
  BYTES_AFTER: (facts: RefusalFacts) => `The zip is followed by ${facts['bytes']} bytes that do not belong to it.`,
  TWO_ENDS: () =>
    'The file has two places that could be the end of the zip. Programs would read different contents from it.',
  ZIP64: () =>
    'The zip is written in the Zip64 format, for files of more than 4 GiB, which this program does not read.',
  SPLIT_ZIP: () => 'The zip is one part of a zip that was split into several files.',
  DIRECTORY_DAMAGED: () => 'The directory at the end of the zip is damaged.',
  TOO_MANY_ENTRIES: (facts: RefusalFacts) =>
    `The directory of the zip has ${facts['bytes']} bytes; a copy has at most ${facts['most']}.`,
  ENCRYPTED: (facts: RefusalFacts) => `The entry "${facts['entry']}" is protected by a password.`,
  UNKNOWN_METHOD: (facts: RefusalFacts) =>
    `The entry "${facts['entry']}" is compressed by method ${facts['method']}. Only stored (0) and deflated (8) entries can be read.`,
  SAME_NAME_TWICE: (facts: RefusalFacts) => `The zip holds two entries with the name "${facts['entry']}".`,
  OVERLAPPING_ENTRIES: (facts: RefusalFacts) => `The entry "${facts['entry']}" overlaps the one behind it.`,
  HEADER_CONTRADICTS: (facts: RefusalFacts) =>
    `The zip describes the entry "${facts['entry']}" twice, and the two descriptions differ.`,
  ENTRY_DAMAGED: (facts: RefusalFacts) => `The entry "${facts['entry']}" is damaged.`,
};
