import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeSpans, tableAfter } from './markdown.ts';

const root = join(import.meta.dirname, '..');

describe.each([
  'README.md',
  'docs/architecture.md',
  'docs/export-protocol.md',
  'docs/restore-protocol.md',
  'docs/drill.md',
  'docs/command-line.md',
  'docs/layouts.md',
  'docs/glossary.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
])('%s', (document) => {
  const text = readFileSync(join(root, document), 'utf8');

  it('names only files and folders that there are', () => {
    const paths = codeSpans(text).filter(isPath);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('links only to files that there are', () => {
    const targets = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, target = '']) => target);
    expect(targets.filter((target) => !existsSync(join(root, dirname(document), target)))).toEqual([]);
  });
});

describe('docs/architecture.md and eslint.config.js', () => {
  it('say the same of which tree may import which', () => {
    const treeOf = (span: string): string => span.split('/')[0] ?? '';
    const [, allowed = ''] = readFileSync(join(root, 'eslint.config.js'), 'utf8').split('const allowed = {');
    const enforced = [...(allowed.split('};')[0] ?? '').matchAll(/^ {2}(\w+): \[(.*)\],$/gm)].map(
      ([, tree, others = '']) => [
        tree,
        others
          .match(/[a-z][a-z-/]*/g)
          ?.map(treeOf)
          .sort() ?? [],
      ],
    );
    const rows = tableAfter(
      readFileSync(join(root, 'docs/architecture.md'), 'utf8'),
      'tree | holds | may import',
    ).filter(([, , others]) => others !== 'everything');
    const drawn = rows.map(([tree, , others]) => [
      treeOf(codeSpans(tree)[0] ?? ''),
      codeSpans(others).map(treeOf).sort(),
    ]);
    expect(Object.fromEntries(drawn)).toEqual(Object.fromEntries(enforced));
    expect(drawn.length).toBeGreaterThan(8);
  });
});

/**
 * A span with a folder in it, or the name of a source file at the root. Anything with other characters (a space,
 * `<id>`, `*`) is no path.
 */
function isPath(span: string): boolean {
  // Made when it is asked for, and not part of the tree.
  if (span === 'cdk.out/' || span.startsWith('test-results/')) return false;
  return /^[\w.-]+(\/[\w.-]+)*\/?$/.test(span) && (span.includes('/') || /\.(ts|tsx|graphql|md)$/.test(span));
}
