import type { Language } from '../../ledger/language.ts';
import { readmeInEnglish, summaryInEnglish } from './readme-english.ts';
import { readmeInJapanese, summaryInJapanese } from './readme-japanese.ts';
import type { Covered } from './readme-words.ts';

/**
 * README.txt explains the file to a person who opens it in ten years: in the language of the CSV, with a short word to a
 * reader of the other. CRLF and a byte order mark are for Notepad.
 */
export function readmeText(language: Language, covered: Covered): string {
  const [whole, summary] =
    language === 'ja' ? [readmeInJapanese(covered), summaryInEnglish] : [readmeInEnglish(covered), summaryInJapanese];
  return `\uFEFF${[...whole, '', '-'.repeat(70), '', ...summary, ''].join('\r\n')}`;
}
