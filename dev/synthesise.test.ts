import { globSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { buildInputs } from './synthesise.ts';

const root = join(import.meta.dirname, '..');

/** The trees at the root from which a tree imports. */
function importedBy(tree: string): string[] {
  return globSync(`${tree}/**/*.{ts,tsx}`, { cwd: root })
    .filter((path) => !/\.test\.tsx?$|node_modules/.test(path))
    .flatMap((path) =>
      [...readFileSync(join(root, path), 'utf8').matchAll(/from '(\.[^']+)'/g)].map(([, target = '']) =>
        relative(root, resolve(root, path, '..', target)),
      ),
    )
    .map((target) => target.split('/')[0] ?? '');
}

it.each(Object.entries(buildInputs))(
  'the build of the %s is made again when a tree that it imports changes',
  (_, inputs) => {
    const trees = inputs.filter((input) => !/[./]/.test(input));
    const imported = new Set(trees.flatMap(importedBy).filter((tree) => tree !== 'packages' && !tree.includes('.')));
    expect([...imported].filter((tree) => !inputs.some((input) => input === tree))).toEqual([]);
    expect(imported.size).toBeGreaterThan(2);
  },
);
