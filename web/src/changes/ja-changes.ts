import type { ChangesWords } from './changes-words.ts';

export const jaChanges: ChangesWords = {
  compared: '月ごとに、伝票と残高の件数、収入と支出の合計を比べています。そのどれも変わらない書きかえは分かりません。',
  none: '変わったところはありません。この控えのどの月も、いまの家計簿と件数と合計が同じです。',
  unknown: 'この控えの月ごとの件数が分からないため、比べられません。',
  month: (month, changes) => `${month}　${changes}`,
  and: '、',
  more: { slips: (count) => `伝票が${count}件ふえた`, balances: (count) => `残高が${count}件ふえた` },
  fewer: { slips: (count) => `伝票が${count}件へった`, balances: (count) => `残高が${count}件へった` },
  sum: {
    income: (then, now) => `収入がいま${now}（控えでは${then}）`,
    expense: (then, now) => `支出がいま${now}（控えでは${then}）`,
  },
  outsideDays: (then, now) => `日付のない記録がいま${now}件（控えでは${then}件）`,
  further: (count) => `ほか${count}か月`,
  notCounted: (count) => `量が多くて数えきれなかった${count}か月は、比べていません。`,
};
