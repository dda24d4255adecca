import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Mutant } from './mutants-of.ts';
import { instrument } from './mutants-of.ts';
import { switchThrough } from './switch-through.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switched-'));
  symlinkSync(join(import.meta.dirname, '../../node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('tells which mutants a test notices, and switches one on at a time', { timeout: 120_000 }, async () => {
  const source = `
    const limits = { most: 3 };
    export const isFew = (count: number) => count <= limits.most;
    export const isLate = (hour: number) => hour > 22;
    export function count(upTo: number) {
      let sum = 0;
      for (let one = 0; one < upTo; one += 1) sum += 1;
      return sum;
    }`;
  const mutants = await sourceOf(source);
  writeFileSync(
    join(folder, 'a.test.ts'),
    `
    import { expect, it } from 'vitest';
    import { count, isFew, isLate } from './a.ts';
    it('few', () => expect([3, 4].map(isFew)).toEqual([true, false]));
    it('late', () => expect([1, 23].map(isLate)).toEqual([false, true]));
    it('counts', () => expect(count(5)).toBe(5));`,
  );
  const outcomes = await switchThrough(folder, ['a.test.ts'], mutants);
  const by = (outcome: string) =>
    mutants.filter(({ id }) => outcomes.get(id) === outcome).map(({ replacement }) => replacement);
  expect(by('survived')).toEqual(['hour >= 22']);
  // These run only while the file is loaded.
  expect(by('killed')).toEqual(expect.arrayContaining(['{}', '() => undefined']));
  expect(by('killed')).toContain('count < limits.most');
  // This one never ends by itself.
  expect(by('killed')).toContain('one -= 1');
  expect(outcomes.size).toBe(mutants.length);
});

it('judges no mutant when one of them leaves something behind', { timeout: 120_000 }, async () => {
  const mutants = await sourceOf(`
    let state = 0;
    export function next(step: number) {
      if (step > 1) state = 7;
      return state;
    }`);
  writeFileSync(
    join(folder, 'a.test.ts'),
    `
    import { expect, it } from 'vitest';
    import { next } from './a.ts';
    it('is next', () => expect(next(1)).toBe(0));`,
  );
  const outcomes = await switchThrough(folder, ['a.test.ts'], mutants);
  expect(new Set(outcomes.values())).toEqual(new Set(['not judged']));
});

async function sourceOf(text: string): Promise<readonly Mutant[]> {
  const { texts, mutants } = await instrument(new Map([['a.ts', text]]));
  writeFileSync(join(folder, 'a.ts'), texts.get('a.ts') ?? '');
  return mutants;
}
