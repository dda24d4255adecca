import { describe, expect, it } from 'vitest';
import { allLanguages } from '../words/languages.ts';
import { changesWords } from './all-changes-words.ts';

/** Every sentence with its path, filled with this number. */
function sentences(words: object, fill: string, place = ''): (readonly [string, string])[] {
  return Object.entries(words).flatMap(([name, value]: [string, unknown]) => {
    const here = place === '' ? name : `${place}.${name}`;
    const said = typeof value === 'function' ? (value as (...parts: string[]) => unknown)(fill, fill) : value;
    return typeof said === 'string' ? [[here, said] as const] : sentences(said as object, fill, here);
  });
}

describe.each(allLanguages)('the words about what has changed, in %s', (language) => {
  it('are of one language', () => {
    for (const [place, sentence] of sentences(changesWords[language], '7')) {
      if (place === 'and' || place === 'month') continue;
      const isJapanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(sentence);
      expect(isJapanese, `${place}: ${sentence}`).toBe(language === 'ja');
    }
  });
});

it('count one thing as one in English', () => {
  for (const [place, sentence] of sentences(changesWords.en, '1'))
    expect(sentence, place).not.toMatch(/\b1 (more |fewer )?(months|slips|balances|records)\b/);
});
