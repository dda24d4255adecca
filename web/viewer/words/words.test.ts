import { expect, it } from 'vitest';
import { problemCodes } from '../../copy/copy-problem.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';
import { firstLanguage } from './languages.ts';

it.each([ja, en])('each problem has a sentence of its own and a next step', (words) => {
  const sentences = problemCodes.map((code) => words.problem({ code, facts: { entry: 'E', bytes: 1, version: 2 } }));
  expect(new Set(sentences.map(({ what }) => what)).size).toBe(problemCodes.length);
  for (const { what, next } of sentences) expect(`${what} ${next}`).not.toMatch(/undefined|null|^ | $/);
});

it('the languages have a table of as many columns', () => {
  expect(en.slips.csvColumns).toHaveLength(ja.slips.csvColumns.length);
});

it.each<[readonly string[], string]>([
  [['ja-JP', 'en'], 'ja'],
  [['fr', 'ja'], 'ja'],
  [['en-GB'], 'en'],
  [['fr'], 'en'],
  [[], 'en'],
  [['constructor'], 'en'],
])('the language for %j is %s', (preferred, language) => {
  expect(firstLanguage(preferred)).toBe(language);
});
