import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { formatsFor } from './formats.ts';
import { allLanguages, languages } from './languages.ts';

const twoParts = ['「一」', '「二」', '「一」', '「二」'];

/** Every sentence with its path. Sentences with parameters are filled. */
function sentences(words: object, parts: readonly string[] = twoParts, place = ''): (readonly [string, string])[] {
  return Object.entries(words).flatMap(([name, value]: [string, unknown]) => {
    const here = place === '' ? name : `${place}.${name}`;
    const filled = typeof value === 'function' ? (value as (...parts: readonly string[]) => unknown)(...parts) : value;
    return typeof filled === 'string' ? [[here, filled] as const] : sentences(filled as object, parts, here);
  });
}

describe.each(allLanguages)('the words in %s', (language) => {
  const { words } = languages[language];

  it('leave nothing empty and nothing unfilled', () => {
    for (const [place, sentence] of sentences(words)) {
      expect(sentence.trim(), place).not.toBe('');
      expect(sentence, place).not.toMatch(/undefined|null|\[object|\$\{/);
    }
  });

  it('use what they are given', () => {
    const given = sentences(words).filter(([, sentence]) => sentence.includes('「'));
    expect(given.map(([place]) => place)).toContain('request.already');
  });

  it(language === 'ja' ? 'are Japanese' : 'hold no Japanese', () => {
    // Names that are the same in every language.
    const same = new Set(['about', 'details.entryColumns.sha256', 'progress.percent']);
    for (const [place, sentence] of sentences(words)) {
      if (same.has(place)) continue;
      expect(
        /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(sentence.replaceAll(/「[一二]」/g, '')),
        `${place}: ${sentence}`,
      ).toBe(language === 'ja');
    }
  });
});

it('count one thing as one in English', () => {
  const plurals = /\b1 (more )?(days|rows|records|copies|months|slips|balances)\b/;
  for (const [place, sentence] of sentences(en, ['1', '1', '1', '1'])) expect(sentence, place).not.toMatch(plurals);
  expect([en.period.days('1'), en.period.days('2'), en.period.days('0')]).toEqual([
    '1 day, both ends included',
    '2 days, both ends included',
    '0 days, both ends included',
  ]);
  expect(en.quota.refused.PER_DAY('1', 'noon').what).toContain('1 copy a day');
});

it.each(allLanguages)('say in %s the same things as in English', (language) => {
  const places = (words: object) =>
    sentences(words)
      .map(([place]) => place)
      .toSorted();
  expect(places(languages[language].words)).toEqual(places(en));
});

describe('formats', () => {
  it('writes yen exactly, with sign and separators, from decimal text of any length', () => {
    expect(formatsFor('ja').yen('-12345678901234567890.5')).toBe('-￥12,345,678,901,234,567,890.5');
    expect(formatsFor('en').yen(0)).toBe('¥0');
  });

  it('writes a day as that day, wherever the reader is', () => {
    expect(formatsFor('ja').day('2025-01-01')).toBe('2025/01/01');
    expect(formatsFor('en').day('2025-12-31')).toBe('31 Dec 2025');
  });

  it('writes a period of one day as a day', () => {
    expect(formatsFor('ja').period('2024-02-29', '2024-02-29')).toBe('2024年2月29日');
  });
});
