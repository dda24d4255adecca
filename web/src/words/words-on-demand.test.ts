import { describe, expect, it } from 'vitest';
import { changesWords } from '../changes/all-changes-words.ts';
import { folderWords } from '../folder/all-folder-words.ts';
import { moneyWords } from '../money/all-money-words.ts';
import { notificationWords } from '../notification/all-notification-words.ts';
import { allLanguages } from './languages.ts';

/** The texts of parts that are loaded when a person opens them. */
const parts = {
  changes: changesWords,
  money: moneyWords,
  folder: folderWords,
  notification: notificationWords,
} as const;

/** They join what they are given, and say nothing themselves. */
const joining = new Set(['and', 'month']);

/** Every sentence with its path, filled with this number. */
function sentences(words: object, fill: string, place = ''): (readonly [string, string])[] {
  return Object.entries(words).flatMap(([name, value]: [string, unknown]) => {
    const here = place === '' ? name : `${place}.${name}`;
    const said = typeof value === 'function' ? (value as (...given: string[]) => unknown)(fill, fill) : value;
    return typeof said === 'string' ? [[here, said] as const] : sentences(said as object, fill, here);
  });
}

describe.each(Object.entries(parts))('the words about %s', (part, words) => {
  it.each(allLanguages)('are of one language (%s)', (language) => {
    for (const [place, sentence] of sentences(words[language], '7')) {
      expect(sentence.trim(), place).not.toBe('');
      if (part === 'changes' && joining.has(place)) continue;
      const isJapanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(sentence);
      expect(isJapanese, `${place}: ${sentence}`).toBe(language === 'ja');
    }
  });

  it('count one thing as one in English', () => {
    for (const [place, sentence] of sentences(words.en, '1'))
      expect(sentence, place).not.toMatch(/\b1 (more |fewer )?(months|slips|balances|records|days|files)\b/);
  });
});
