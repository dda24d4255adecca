import { en } from './en.ts';
import { ja } from './ja.ts';
import type { Words } from './words.ts';

/** The languages of the page, and all that differs between them. A new language is one more entry and its words. */
export const languages = {
  ja: { words: ja, locale: 'ja-JP', monthStyle: 'long' },
  en: { words: en, locale: 'en-GB', monthStyle: 'short' },
} as const satisfies Readonly<Record<string, LanguageRecord>>;

export type Language = keyof typeof languages;

interface LanguageRecord {
  readonly words: Words;
  /** A BCP 47 tag, for `Intl`. */
  readonly locale: string;
  /** The form of a month's name beside a year, as `Intl.DateTimeFormat` takes it. */
  readonly monthStyle: 'long' | 'short';
}

export const allLanguages = Object.keys(languages) as readonly Language[];

/** For a person whose browser asks for none of the {@link languages}. */
export const fallbackLanguage: Language = 'en';

export function isLanguage(text: string): text is Language {
  return Object.hasOwn(languages, text);
}
