import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const sources = globSync('**/*.ts', { cwd: import.meta.dirname }).filter(
  (path) => !path.endsWith('.test.ts') && !path.includes('/testing/'),
);

/**
 * The folders of `src/` that each folder imports. Fixtures are not counted, because they start several services
 * together.
 */
function importedFolders(): ReadonlyMap<string, ReadonlySet<string>> {
  const imports = new Map<string, Set<string>>();
  for (const path of sources) {
    const from = topFolder(path);
    for (const [, specifier = ''] of readFileSync(join(import.meta.dirname, path), 'utf8').matchAll(
      /from '(\.{1,2}\/[^']+)'/g,
    )) {
      const to = topFolder(join(dirname(path), specifier));
      if (from !== undefined && to !== undefined && from !== to)
        imports.set(from, (imports.get(from) ?? new Set()).add(to));
    }
  }
  return imports;
}

/** Undefined for a file that is directly in `src/`. */
function topFolder(path: string): string | undefined {
  return path.includes('/') ? path.split('/')[0] : undefined;
}

describe('the folders of this package', () => {
  const imports = importedFolders();

  it('are found with their imports', () => {
    expect(imports.get('auth')).toContain('iam');
  });

  it.each([...imports.keys()])('have no import cycle through %s', (start) => {
    const reached = new Set<string>();
    const queue = [...(imports.get(start) ?? [])];
    for (let folder = queue.pop(); folder !== undefined; folder = queue.pop()) {
      if (!reached.has(folder)) queue.push(...(imports.get(folder) ?? []));
      reached.add(folder);
    }
    expect(reached).not.toContain(start);
  });
});
