import type { Household } from './household.ts';

/** One student's year: a few slips a day, mostly by phone, nothing in common with the family but the kinds. */
export const student: Household = {
  openingYen: { cash: 12_300, suica: 850, nanaco: 0, paypay: 4_400 },
  habits: [
    { kindCode: 'withdrow', memos: ['バイト代', '仕送り'], yen: [28_000, 46_000], stepYen: 1_000, methodCodes: ['cash'], when: { dayOfMonth: 10 } },
    { kindCode: 'food01', memos: ['', '学食', 'コンビニ', '自炊 もやし、豚こま', 'カップ麺'], yen: [98, 1_200], methodCodes: ['paypay', 'paypay', 'cash'], when: { timesADay: 1.6 } },
    { kindCode: 'food02', memos: ['ゼミの飲み会🍺', '牛丼', 'タピオカ'], yen: [430, 3_800], stepYen: 10, methodCodes: ['paypay', 'cash'], when: { timesADay: 0.2, timesAWeekendDay: 0.5 } },
    { kindCode: 'etc', memos: ['電車', 'バス'], yen: [150, 480], methodCodes: ['suica'], when: { timesADay: 1.4, timesAWeekendDay: 0.5 } },
    { kindCode: 'book', memos: ['教科書', '技術書', '漫画'], yen: [480, 3_600], stepYen: 10, methodCodes: ['cash', 'paypay'], when: { timesADay: 0.12 } },
    { kindCode: 'hobby', memos: ['ライブ', 'ゲーム', 'カラオケ、2時間'], yen: [400, 7_800], stepYen: 10, methodCodes: ['paypay'], when: { timesADay: 0.1, timesAWeekendDay: 0.35 } },
    { kindCode: 'living', memos: ['', '洗剤', 'コインランドリー'], yen: [110, 1_600], methodCodes: ['cash', 'paypay'], when: { timesADay: 0.25 } },
    { kindCode: 'living', memos: ['スマホ代'], yen: [2_970, 2_970], stepYen: 10, methodCodes: ['paypay'], when: { dayOfMonth: 27 } },
    { kindCode: 'special', memos: ['夏休み 青春18きっぷ', '夏休み 民宿'], yen: [2_000, 12_000], stepYen: 50, methodCodes: ['cash'], when: { timesADay: 0.15, season: ['0801', '0831'] } },
    { kindCode: 'gift', memos: ['お年玉', 'おじいちゃんから'], yen: [5_000, 10_000], stepYen: 5_000, methodCodes: ['cash'], when: { dayOfMonth: 2, months: [1] } },
  ],
  topUps: [
    { methodCode: 'cash', kindCode: 'withdrow', yen: 10_000, memos: ['ATM', '学内 ATM'] },
    { methodCode: 'suica', kindCode: 'charge', yen: 1_000, memos: ['', '駅'] },
    { methodCode: 'nanaco', kindCode: 'charge', yen: 1_000, memos: [''] },
    { methodCode: 'paypay', kindCode: 'bankcharge', yen: 5_000, memos: ['', '銀行から'] },
  ],
  deposit: { aboveYen: 60_000, keptYen: 20_000 },
  notable: [
    { date: '20260505', kindCode: 'etc', methodCode: 'cash', yen: 0, memo: '拾った傘🌂(無料)' },
    { date: '20260612', kindCode: 'book', methodCode: 'paypay', yen: -2_640, memo: '返品, "参考書"' },
  ],
};
