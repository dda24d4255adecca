import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

// What a deployment or a page carries is MIT, as this project is, or as free. package-lock.json says what each package
// states of itself.

interface LockedPackage {
  readonly license?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
}

const { packages } = JSON.parse(readFileSync(join(import.meta.dirname, '../package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, LockedPackage>>;
};
const installed = Object.entries(packages).filter(([path, { link }]) => path.includes('node_modules/') && !link);

const permissive = ['MIT', 'Apache-2.0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'Zlib'];
/** Of tools that nothing is shipped of: a copyleft for their own files, Python's, and one for data. */
const ofTools = [...permissive, 'MPL-2.0', 'Python-2.0', 'CC-BY-4.0'];

/** An SPDX expression of OR and AND, without exceptions. */
function isAllowed(expression: string, allowed: readonly string[]): boolean {
  const plain = expression.replaceAll(/[()]/g, '');
  if (plain.includes(' OR ')) return plain.split(' OR ').some((one) => isAllowed(one, allowed));
  return plain.split(' AND ').every((one) => allowed.includes(one));
}

it.each([
  ['carried by a deployment or the page', false, permissive],
  ['used to build and test', true, ofTools],
] as const)('every package that is %s has a licence that allows it', (_, isDev, allowed) => {
  const some = installed.filter(([, { dev = false }]) => dev === isDev);
  expect(some.length).toBeGreaterThan(100);
  expect(some.filter(([, { license = 'none' }]) => !isAllowed(license, allowed))).toEqual([]);
});

it.each([
  ['GPL-3.0-or-later', false],
  ['(MIT OR GPL-3.0-or-later)', true],
  ['(MIT AND GPL-3.0-or-later)', false],
  ['none', false],
])('the licence %s is one that may be carried: %s', (license, expected) => {
  expect(isAllowed(license, permissive)).toBe(expected);
});
