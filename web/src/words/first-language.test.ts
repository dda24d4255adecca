import { expect, it } from 'vitest';
import { firstLanguage } from './first-language.ts';
import { allLanguages, languages } from './languages.ts';

it.each(allLanguages)('starts in %s when it was chosen, in any browser', (language) => {
  for (const { locale } of Object.values(languages)) expect(firstLanguage(language, [locale])).toBe(language);
});

it.each(allLanguages)('starts in %s when the browser prefers it, with or without a region', (language) => {
  expect(firstLanguage(null, [language])).toBe(language);
  expect(firstLanguage(null, [languages[language].locale])).toBe(language);
});

it('takes the most preferred language that the page has', () => {
  expect(firstLanguage(null, ['fr-CA', 'ja', 'en-US'])).toBe('ja');
  expect(firstLanguage(null, ['de', 'en-US', 'ja'])).toBe('en');
});

it('ignores a stored choice that the page does not have', () => {
  expect(firstLanguage('fr', ['ja-JP'])).toBe('ja');
  expect(firstLanguage('constructor', ['ja-JP'])).toBe('ja');
});

it('starts in English when the browser prefers none of the languages', () => {
  expect(firstLanguage(null, ['fr', 'jam', 'eng'])).toBe('en');
  expect(firstLanguage(null, [])).toBe('en');
});
