import { describe, expect, it } from 'vitest';
import { allLanguages } from '../words/languages.ts';
import { monthsWords } from './all-months-words.ts';
import { enMonths } from './en-months.ts';

/** Every sentence with its path, filled. */
function sentences(words: object, fill: string, place = ''): (readonly [string, string])[] {
  return Object.entries(words).flatMap(([name, value]: [string, unknown]) => {
    const here = place === '' ? name : `${place}.${name}`;
    const filled =
      typeof value === 'function'
        ? (value as (...parts: readonly unknown[]) => unknown)(fill, fill, fill, fill)
        : value;
    return typeof filled === 'string' ? [[here, filled] as const] : sentences(filled as object, fill, here);
  });
}

const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

describe.each(allLanguages)('the words about months in %s', (language) => {
  it('are of one language, and leave nothing empty or unfilled', () => {
    for (const [place, sentence] of sentences(monthsWords[language], '7')) {
      // Numbers and names without a word, and English counts records without a counter.
      if (['strip.month', 'strip.year', 'strip.years', 'strip.folded', 'strip.cell', 'figures.unit'].includes(place))
        continue;
      expect(sentence.trim(), place).not.toBe('');
      expect(sentence, place).not.toMatch(/undefined|null|\[object|\$\{/);
      expect(japanese.test(sentence), `${place}: ${sentence}`).toBe(language === 'ja');
    }
  });

  it('say the same things as in English', () => {
    const places = (one: object) => sentences(one, '7').map(([place]) => place);
    expect(places(monthsWords[language]).toSorted()).toEqual(places(enMonths).toSorted());
  });
});

it('count one thing as one in English', () => {
  const plurals = /\b1 (records|slips|balances)\b/;
  for (const [place, sentence] of sentences(enMonths, '1')) expect(sentence, place).not.toMatch(plurals);
});
