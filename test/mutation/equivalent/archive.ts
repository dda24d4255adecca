import type { Explained } from '../explained.ts';

export const archiveEquivalents: readonly Explained[] = [
  {
    file: 'archive/verify-archive.ts',
    reason: 'A manifest of an unknown version is refused before.',
    changes: [['namesByVersion.get(claimed.formatVersion) ?? []', '[]', '["Stryker was here"]']],
  },
  {
    file: 'archive/verify-archive.ts',
    reason: 'Both lists have the same length here.',
    changes: [
      ['names.some((name, index)', 'entries[index]?.name', 'entries[index].name'],
      ['const claim =', 'claimed[index]?.[member]', 'claimed[index][member]'],
    ],
  },
  {
    file: 'archive/manifest.ts',
    reason: 'It is there for the compiler: the check beside it is false for anything but a number.',
    changes: [
      ["if (typeof version !== 'number'", "typeof version !== 'number'", 'false'],
      ['Number.isSafeInteger(value)', "typeof value === 'number'", 'true'],
    ],
  },
  {
    file: 'archive/entries/row-count.ts',
    reason: 'Behind the last byte there is none, and no byte is neither a quote nor a line feed.',
    changes: [['index < chunk.length', 'index < chunk.length', 'index <= chunk.length']],
  },
  {
    file: 'archive/entries/row-count.ts',
    reason: 'It only saves comparing most bytes twice.',
    changes: [['if (byte > quote) continue', 'byte > quote', 'false']],
  },
  {
    file: 'archive/zip/byte-queue.ts',
    reason: 'To give back or to append nothing changes nothing, and one part alone is the whole.',
    changes: [
      ['if (part.length > missing)', 'part.length > missing', 'true'],
      ['if (part.length > missing)', 'part.length > missing', 'part.length >= missing'],
      ['return parts.length === 1', 'parts.length === 1', 'false'],
      ['this.#next = this.#next.length === 0', 'this.#next.length === 0', 'false'],
    ],
  },
];
