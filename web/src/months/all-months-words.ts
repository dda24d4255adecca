import type { Language } from '../words/languages.ts';
import { enMonths } from './en-months.ts';
import { jaMonths } from './ja-months.ts';
import type { MonthsWords } from './months-words.ts';

/** Apart from the page's other texts, so that the form for signing in does not wait for them. */
export const monthsWords: Readonly<Record<Language, MonthsWords>> = { ja: jaMonths, en: enMonths };
