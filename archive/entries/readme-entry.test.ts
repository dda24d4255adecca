import { describe, expect, it } from 'vitest';
import { datasets } from '../../ledger/datasets.ts';
import { languages } from '../../ledger/language.ts';
import { csvColumns, typeNames } from './csv-columns.ts';
import { readmeText } from './readme-entry.ts';
import type { Covered } from './readme-words.ts';

const covered: Covered = {
  asked: { from: '2025-01-01', to: '2025-12-31' },
  days: { from: '2025-01-03', to: '2025-12-30' },
  recordsOutsideDays: 0,
  isSalvaged: false,
};

describe.each(languages)('README.txt in %s', (language) => {
  const text = readmeText(language, covered);

  it.each(datasets)('explains every column of $name.csv', ({ name }) => {
    for (const { header, about } of csvColumns[name])
      expect(text).toContain(`\r\n  ${header[language]}: ${about[language]}\r\n`);
  });

  it('explains every type, with the direction that it is', () => {
    for (const [type, name] of Object.entries(typeNames[language]))
      expect(text).toContain(type === 'unknown' ? `  ${name}: ` : `  ${name} (${type}): `);
  });

  it('has the steps of each spreadsheet program, and a word to a reader of the other language', () => {
    for (const program of ['Excel: ', 'LibreOffice: ', 'Google', 'Numbers: ']) expect(text).toContain(program);
    expect(text).toContain('家計簿の控え');
    expect(text).toContain('A copy of a household account book');
  });

  it('is made for Notepad: a byte order mark, and CRLF at each line', () => {
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text.endsWith('\r\n')).toBe(true);
  });

  it('says what the copy covers', () => {
    expect(text).toContain('2025-01-01');
    const everything = readmeText(language, { ...covered, asked: null, recordsOutsideDays: 3, isSalvaged: true });
    expect(everything).toContain('2025-01-03');
    expect(everything).toMatch(language === 'ja' ? / 3 件.*\r\n壊れた控え/ : /: 3\.\r\nMade of a damaged copy/);
  });
});
