import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { csvColumns, typeNames } from '../archive/entries/csv-columns.ts';
import { entryNames, formatVersion, viewerEntryName } from '../archive/entries/entry-names.ts';
import { datasets } from '../ledger/datasets.ts';
import { ledgerMonths } from '../ledger/ledger-months.ts';
import { codeSpans, tableAfter } from './markdown.ts';

const text = readFileSync(join(import.meta.dirname, 'archive-format.md'), 'utf8');

describe('docs/archive-format.md', () => {
  it('names every dataset with every attribute that its CSV shows', () => {
    const described = tableAfter(text, 'dataset | attributes').map(([dataset, columns]) => [
      dataset,
      codeSpans(columns).join(),
    ]);
    expect(described).toEqual(datasets.map(({ name, columns }) => [name, columns.join()]));
  });

  it.each(datasets)('names every column of $name.csv in each language, in order', ({ name }) => {
    const described = tableAfter(text, `${name}.csv | in English | what`);
    expect(described.map(([ja, en]) => [codeSpans(ja), codeSpans(en)])).toEqual(
      csvColumns[name].map(({ header }) => [[header.ja], [header.en]]),
    );
  });

  it('names every type in each language', () => {
    const described = tableAfter(text, "`account_dir` | 区分 | Type | balance of the slip's method | filled column");
    expect(described.map(([direction, ja, en]) => [direction, ja, en])).toEqual(
      (['0', '1', '2', '3', 'unknown'] as const).map((type) => [
        type === 'unknown' ? 'any other' : type,
        typeNames.ja[type],
        typeNames.en[type],
      ]),
    );
  });

  it('names every member of a month', () => {
    const members = tableAfter(text, 'member of a month | what').flatMap(([member]) => codeSpans(member));
    const [month] = ledgerMonths([{ month: '2025-01', slips: 0, balances: 0 }], new Map()) ?? [];
    expect(members).toEqual(Object.keys(month ?? {}));
  });

  it('names every entry, in the order of the zip', () => {
    expect(tableAfter(text, 'entry | what').flatMap(([entries]) => codeSpans(entries))).toEqual([
      ...entryNames,
      viewerEntryName,
    ]);
  });

  it('says which version it describes', () => {
    expect(text).toContain(`Format version ${formatVersion}.`);
  });
});
