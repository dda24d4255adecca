import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { entryNames, formatVersion } from '../archive/entries/entry-names.ts';
import { datasets } from '../ledger/datasets.ts';
import { codeSpans, tableAfter } from './markdown.ts';

const text = readFileSync(join(import.meta.dirname, 'archive-format.md'), 'utf8');

describe('docs/archive-format.md', () => {
  it('names every dataset with every column, in order', () => {
    const described = tableAfter(text, 'dataset | columns').map(([dataset, columns]) => [
      dataset,
      codeSpans(columns).join(),
    ]);
    expect(described).toEqual(datasets.map(({ name, columns }) => [name, columns.join()]));
  });

  it('names every entry, in the order of the zip', () => {
    expect(tableAfter(text, 'entry | what').flatMap(([entries]) => codeSpans(entries))).toEqual(entryNames);
  });

  it('says which version it describes', () => {
    expect(text).toContain(`Format version ${formatVersion}.`);
  });
});
