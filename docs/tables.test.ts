import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { raggedRows } from './markdown.ts';

const root = join(import.meta.dirname, '..');
const documents = globSync(['*.md', 'docs/**/*.md', 'packages/*/*.md', 'dev/*.md'], { cwd: root });

it.each(documents)('%s has tables whose rows are all of one length', (document) => {
  expect(raggedRows(readFileSync(join(root, document), 'utf8'))).toEqual([]);
});
