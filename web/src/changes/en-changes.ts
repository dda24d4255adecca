import { counted } from '../words/counted.ts';
import type { ChangesWords } from './changes-words.ts';

export const enChanges: ChangesWords = {
  compared:
    'Compared by month: the number of slips and balances, and the sums of income and expense. A change that alters none of these is not seen.',
  none: 'Nothing: your ledger has the same counts and sums in every month of this copy.',
  unknown: 'What this copy holds by month is not known, so it cannot be compared.',
  month: (month, changes) => `${month}: ${changes}`,
  and: ', ',
  more: {
    slips: (count) => `${count} more ${count === '1' ? 'slip' : 'slips'} now`,
    balances: (count) => `${count} more ${count === '1' ? 'balance' : 'balances'} now`,
  },
  fewer: {
    slips: (count) => `${count} fewer ${count === '1' ? 'slip' : 'slips'} now`,
    balances: (count) => `${count} fewer ${count === '1' ? 'balance' : 'balances'} now`,
  },
  sum: {
    income: (then, now) => `income ${now}, in the copy ${then}`,
    expense: (then, now) => `expense ${now}, in the copy ${then}`,
  },
  outsideDays: (then, now) => `Without a proper day: ${counted(now, 'record')} now, in the copy ${then}`,
  further: (count) => `and ${counted(count, 'more month', 'more months')}`,
  notCounted: (count) =>
    `${counted(count, 'month')} could not be counted now, and ${count === '1' ? 'is' : 'are'} not compared.`,
};
