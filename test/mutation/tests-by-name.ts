import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/**
 * Tests of a resolver bundle it by its path, and so do not import it. Finds the test files of `folder` that name the
 * file, the pipeline to which it belongs, or a file that imports it, and those that take all files of a folder.
 *
 * @param file relative to `root`, e.g. `resolvers/page-limit.ts`.
 * @returns paths relative to `root`.
 */
export function testsByName(root: string, folder: string, file: string): readonly string[] {
  const files = globSync(`${folder}/**/*.ts`, { cwd: root });
  const texts = new Map(files.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
  const reached = new Set([file]);
  for (const path of reached) {
    for (const [importer, text] of texts)
      if (!importer.endsWith('.test.ts') && imports(importer, text).includes(path)) reached.add(importer);
  }
  const names = new Set([...reached].map((path) => nameOf(path.slice(folder.length + 1))));
  const named = new RegExp(`['\`](?:[A-Z]\\w*\\.)?(?:${[...names].join('|')})['\`/.]|globSync\\(`);
  return files.filter((path) => path.endsWith('.test.ts') && named.test(textWithFixtures(root, path)));
}

/** The text of a test and of the fixtures below `test/` that it imports. */
function textWithFixtures(root: string, path: string): string {
  const all = new Set([path]);
  let text = '';
  for (const one of all) {
    const own = readFileSync(join(root, one), 'utf8');
    text += own;
    for (const imported of imports(one, own)) if (imported.startsWith('test/')) all.add(imported);
  }
  return text;
}

function imports(path: string, text: string): readonly string[] {
  return [...text.matchAll(/from '(\.[^']+)'/g)].map(([, specifier = '']) => normalize(join(dirname(path), specifier)));
}

/**
 * The part that every reference to a file has: the field of `Mutation.requestExport/5-reserve.ts`, as tests put its
 * steps together from parts, and `page-limit` of `page-limit.ts`.
 */
function nameOf(path: string): string {
  const [first = ''] = path.split('/');
  return /^[A-Z]\w*\.(\w+)/.exec(first)?.[1] ?? path.replace(/\.ts$/, '');
}
