import { counted } from '../words/counted.ts';
import type { MonthsWords } from './months-words.ts';

const months = 'January February March April May June July August September October November December'.split(' ');
const inWords = (month: number) => months[month - 1] ?? String(month);

export const enMonths: MonthsWords = {
  heading: 'What to keep',
  strip: {
    label: 'Records by month',
    how: 'Move with the arrow keys. Space sets the first month, and Space again the last one. On a year, that takes the whole year.',
    yearColumn: 'Year',
    month: (month) => inWords(month).slice(0, 1),
    monthInWords: inWords,
    year: (year) => year,
    yearInWords: (year) => `The whole year ${year}`,
    years: (from, to) => (from === to ? from : `${from} to ${to}`),
    folded: (years, state) => `${years}: ${state}`,
    cell: (month, state) => `${month}, ${state}`,
    records: (count) => counted(count, 'record'),
    noRecords: 'no records',
    notCounted: 'not counted',
    marked: {
      confirmed: (state) => `${state}, in a file that you confirmed`,
      exported: (state) => `${state}, in a copy that is kept for you, not in a file that you confirmed`,
      changed: (state) => `${state}, other counts or sums than in your last copy`,
      never: (state) => `${state}, in no copy yet`,
    },
    marks: { confirmed: 'confirmed on your disk', exported: 'exported only', changed: 'changed since' },
    partly: (state) => `${state}, chosen in part`,
    startSet: (start) => `From ${start}. Press Space again on the last month. Escape gives up.`,
    givenUp: 'Given up. The period is as before.',
    days: (first, last) => `Your records run from ${first} to ${last}.`,
    daysCounted: (first, last) => `The records counted run from ${first} to ${last}. There may be more.`,
    outsideDays: (count) =>
      `${counted(count, 'record')} without a proper day: only a copy of everything holds ${count === '1' ? 'it' : 'them'}.`,
    nothing: 'There are no dated records in your ledger yet.',
    few: 'few',
    many: 'many',
  },
  figures: {
    heading: 'What goes into the copy',
    records: 'Records',
    income: 'Income',
    expense: 'Expense',
    unit: '',
    counting: 'Counting…',
    parts: (slips, balances) => `${counted(slips, 'slip')} and ${counted(balances, 'balance')}`,
    partsOfEverything: (slips, balances, outsideDays) =>
      `${counted(slips, 'slip')}, ${counted(balances, 'balance')}, and ${outsideDays} without a proper day`,
    empty: 'There are no records in this period. A copy of it would hold headings only.',
    emptyLedger: 'There are no records in your ledger. A copy of it would hold headings only.',
    unknownSlips: (count) =>
      `${counted(count, 'slip')} that may be income or expense ${count === '1' ? 'is' : 'are'} in neither amount.`,
    atLeast: 'or more',
    notCounted: (names) => `There was too much to count it all (not counted: ${names}). The copy holds everything.`,
    byMonth: 'Income and expense by month',
    failed: 'The records could not be counted. You can make the copy all the same.',
    chosen: (days, records, income, expense) =>
      `${days}: ${counted(records, 'record')}, income ${income}, expense ${expense}.`,
    chosenUncounted: (days) => `Chosen: ${days}.`,
  },
};
