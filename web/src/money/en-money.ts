import type { MoneyWords } from './money-words.ts';

export const enMoney: MoneyWords = {
  income: 'Income',
  expense: 'Expense',
  rest: 'Left over',
  month: 'Month',
  total: 'Total',
  ofYear: (year) => `All of ${year}`,
  chart: {
    month: (first, last) =>
      `Chart of income and expense by month, ${first} to ${last}. The table below has every figure.`,
    year: (first, last) =>
      `Chart of income and expense by year, ${first} to ${last}. The table below has every figure.`,
  },
  table: 'Income and expense by month, in figures',
  none: 'There is no income and no expense in this period.',
  note: 'Charges, such as money put on a card, are neither income nor expense. Refunds are taken off the expense.',
};
