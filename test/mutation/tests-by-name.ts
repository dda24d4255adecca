import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/**
 * Tests of a resolver bundle it by its path, and so do not import it. Finds the test files of `folder` that name the
 * file, the pipeline to which it belongs, or a file that imports it.
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
  const names = new Set([...reached].flatMap((path) => namesOf(path.slice(folder.length + 1))));
  return files.filter((path) => {
    const text = textWithFixtures(root, path);
    return path.endsWith('.test.ts') && [...names].some((name) => text.includes(`'${name}'`));
  });
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
 * The names by which tests refer to `Mutation.requestExport/5-reserve.ts`: the full path, the folder, or the field
 * alone.
 */
function namesOf(path: string): readonly string[] {
  const [first = ''] = path.split('/');
  const field = /^[A-Z]\w*\.(\w+)/.exec(first)?.[1];
  return [path, path.replace(/\.ts$/, ''), first, ...(field === undefined ? [] : [field])];
}
