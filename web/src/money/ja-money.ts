import type { MoneyWords } from './money-words.ts';

export const jaMoney: MoneyWords = {
  income: '収入',
  expense: '支出',
  rest: '差し引き',
  month: '月',
  total: '合計',
  ofYear: (year) => `${year}年の合計`,
  chart: {
    month: (first, last) => `${first}から${last}までの、月ごとの収入と支出のグラフ。金額は下の表にあります。`,
    year: (first, last) => `${first}年から${last}年までの、年ごとの収入と支出のグラフ。金額は下の表にあります。`,
  },
  table: '月ごとの収入と支出の表',
  none: 'この期間に、収入も支出もありません。',
  note: 'チャージ（カードへの入金など）は、収入にも支出にも入れていません。返金は支出から引いています。',
};
