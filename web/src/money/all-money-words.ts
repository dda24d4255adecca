import type { Language } from '../words/languages.ts';
import { enMoney } from './en-money.ts';
import { jaMoney } from './ja-money.ts';
import type { MoneyWords } from './money-words.ts';

/** Loaded with the chart. */
export const moneyWords: Readonly<Record<Language, MoneyWords>> = { ja: jaMoney, en: enMoney };
