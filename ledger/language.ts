/** The languages in which the product speaks to a person, as BCP 47 tags. */
export const languages = ['ja', 'en'] as const;

export type Language = (typeof languages)[number];

/** For a request that names none. */
export const defaultLanguage: Language = 'ja';

export function isLanguage(value: unknown): value is Language {
  return (languages as readonly unknown[]).includes(value);
}
