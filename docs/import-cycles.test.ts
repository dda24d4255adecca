import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const files = globSync('**/*.{ts,tsx}', {
  cwd: root,
  exclude: (name) => ['node_modules', '__generated__', 'cdk.out', 'dist', '.local'].includes(name),
});

/** The files of this repository that a file imports, for types too. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return ts
    .preProcessFile(text, true, false)
    .importedFiles.map(({ fileName }) => fileName)
    .flatMap((name) => {
      if (name.startsWith('local-aws/')) return [name.replace('local-aws/', 'packages/local-aws/src/')];
      return name.startsWith('.') ? [join(dirname(file), name)] : [];
    });
}

/** One cycle, from a file back to itself, for each import that closes one. */
function cyclesIn(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) {
      cycles.push([...path.slice(start), file]);
    } else if (!done.has(file)) {
      for (const other of graph.get(file) ?? []) visit(other, [...path, file]);
      done.add(file);
    }
  };
  for (const file of graph.keys()) visit(file, []);
  return cycles;
}

it('no file imports itself by way of others', () => {
  const graph = new Map(files.map((file) => [file, importsOf(file)]));
  expect([...graph.values()].flat().length).toBeGreaterThan(3_000);
  expect(cyclesIn(graph)).toEqual([]);
});

it('a cycle is found, and its files are named', () => {
  const imports = { a: ['b', 'd'], b: ['c'], c: ['b'], d: ['c', 'e'], e: [] };
  expect(cyclesIn(new Map(Object.entries(imports)))).toEqual([['b', 'c', 'b']]);
});
