import { describe, expect, it } from 'vitest';
import { restoreFailureSentences } from '../../../ledger/restore-failure-sentences.ts';
import { allLanguages } from '../words/languages.ts';
import { enRestore } from './en-restore.ts';
import { restoreWords } from './use-restore-words.ts';

/** Every sentence with its path. Those with parameters are filled; the refusals are tested apart. */
function sentences(words: object, fill: unknown, place = ''): (readonly [string, string])[] {
  return Object.entries(words).flatMap(([name, value]: [string, unknown]) => {
    if (name === 'refusals') return [];
    const here = place === '' ? name : `${place}.${name}`;
    const parts = name === 'joined' ? [[fill, fill]] : [fill, fill, fill];
    const filled = typeof value === 'function' ? (value as (...parts: readonly unknown[]) => unknown)(...parts) : value;
    return typeof filled === 'string' ? [[here, filled] as const] : sentences(filled as object, fill, here);
  });
}

const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

describe.each(allLanguages)('the words about restores in %s', (language) => {
  const words = restoreWords[language];

  it('are of one language, and leave nothing empty or unfilled', () => {
    for (const [place, sentence] of sentences(words, '7')) {
      expect(sentence.trim(), place).not.toBe('');
      expect(sentence, place).not.toMatch(/undefined|null|\[object|\$\{/);
      // Names and amounts without a word.
      if (['file', 'upload.amount', 'how.joined'].includes(place)) continue;
      expect(japanese.test(sentence), `${place}: ${sentence}`).toBe(language === 'ja');
    }
  });

  it('say the same things as in English', () => {
    const places = (one: object) => sentences(one, '7').map(([place]) => place);
    expect(places(words).toSorted()).toEqual(places(enRestore).toSorted());
  });

  it('say things in the words of a household, and name another file before the way of a programmer', () => {
    const damaged = { code: 'ENTRY_DAMAGED', facts: [{ name: 'entry', value: 'slips.jsonl' }], message: '' };
    const { next } = words.refusals.file(damaged);
    for (const [place, sentence] of sentences(words, '7'))
      expect(sentence, place).not.toMatch(/GiB|checksum|npm run|チェックサム|キー/);
    if (language === 'ja') expect(next).toMatch(/^ダウンロードしたままのファイルか、別の控え.+npm run salvage/);
  });

  it('count each term of the sum once', () => {
    for (const term of Object.values(words.found.sum)) expect(term('7').split('7')).toHaveLength(2);
  });

  it('have a sentence for every failure', () => {
    expect(Object.keys(words.failures).toSorted()).toEqual(Object.keys(restoreFailureSentences).toSorted());
  });

  it('say why a file is refused, and what to do, also for a code that the page does not know', () => {
    const facts = [
      { name: 'version', value: '9' },
      { name: 'newest', value: '3' },
    ];
    const message = 'Made by format 9; this one reads up to 3.';
    const known = words.refusals.file({ code: 'NEWER_VERSION', facts, message });
    expect(`${known.what} ${known.next}`).toMatch(/9.*3/s);
    const unknown = words.refusals.file({ code: 'FROM_TOMORROW', facts: [], message });
    expect(unknown.what).not.toBe('');
    for (const { what, next } of [known, unknown]) expect(japanese.test(what + next)).toBe(language === 'ja');
  });

  it('say why a line is refused', () => {
    const line = words.refusals.line({ reason: 'BAD_NUMBER', attribute: 'value', message: 'The value is no number.' });
    expect(line).toContain(words.examples.attributes.value);
    const contradicted = { reason: 'KEY_CONTRADICTED', attribute: 'tgt_date', message: 'tgt_date says 20260105.' };
    expect(words.refusals.line(contradicted)).toContain(words.examples.attributes.tgt_date);
    expect(words.refusals.line(contradicted)).not.toMatch(/tgt_date|\bkeys?\b/);
    // A field that only this household has.
    expect(words.refusals.line({ ...contradicted, attribute: 'mood' })).toContain('mood');
    expect(japanese.test(line)).toBe(language === 'ja');
    expect(words.refusals.reason('KEY_TWICE')).not.toBe('KEY_TWICE');
    expect(words.refusals.reason('FROM_TOMORROW')).toBe('FROM_TOMORROW');
  });
});

it('count one thing as one in English', () => {
  const plurals = /\b1 (more )?(days|rows|records|copies|lines|kinds|methods|seconds|minutes|hours)\b/;
  for (const [place, sentence] of sentences(enRestore, '1')) expect(sentence, place).not.toMatch(plurals);
});
