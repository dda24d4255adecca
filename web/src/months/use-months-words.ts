import { useLanguage } from '../words/Language.tsx';
import { monthsWords } from './all-months-words.ts';
import type { MonthsWords } from './months-words.ts';

export function useMonthsWords(): MonthsWords {
  return monthsWords[useLanguage().language];
}
