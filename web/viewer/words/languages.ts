import { en } from './en.ts';
import { ja } from './ja.ts';

export const languages = {
  ja: { words: ja, locale: 'ja-JP', monthStyle: 'long' },
  en: { words: en, locale: 'en-GB', monthStyle: 'short' },
} as const;

export type Language = keyof typeof languages;

export const allLanguages = Object.keys(languages) as readonly Language[];

/** The first of the browser's languages that the viewer has, else English. Nothing is stored, so each opening asks again. */
export function firstLanguage(preferred: readonly string[]): Language {
  const tags = preferred.map((tag) => tag.replace(/-.*$/, ''));
  return tags.find((tag): tag is Language => Object.hasOwn(languages, tag)) ?? 'en';
}
