import type { Habit, Household } from './household.ts';
import { familyDays } from './family-days.ts';
import { notableSlips } from './notable-slips.ts';

/**
 * Two earners and two children: about eight slips a day. The original has no kind for wages, which reach the bank and not the wallet: what
 * the wallet sees is the withdrawal on payday. Rent is paid in cash, as it sees that too.
 */
const everyDay: readonly Habit[] = [
  {
    kindCode: 'food01',
    memos: ['', '', '', 'スーパー', '西友', 'ライフ', '八百屋 大根、ねぎ、白菜', '牛乳、卵、食パン', '肉のハナマサ', '生協', '豆腐屋', '米 5kg', '魚屋さん さんま3尾', 'パン屋'],
    yen: [180, 4_600],
    methodCodes: ['cash', 'cash', 'nanaco', 'paypay'],
    when: { timesADay: 1.7, timesAWeekendDay: 2.6 },
  },
  {
    kindCode: 'food01',
    memos: ['', 'セブン', 'セブン おにぎり', 'コーヒー', 'お弁当 & お茶', 'アイス', '肉まん'],
    yen: [108, 890],
    methodCodes: ['nanaco', 'nanaco', 'suica', 'paypay'],
    when: { timesADay: 1.1, timesAWeekendDay: 0.7 },
  },
  {
    kindCode: 'food02',
    memos: ['外食', 'サイゼリヤ', '回転寿司', 'ラーメン', '居酒屋', '焼肉', 'ファミレス', 'Café ル・ヴァン', 'ピザ "クアトロ"'],
    yen: [780, 9_800],
    stepYen: 10,
    methodCodes: ['cash', 'paypay'],
    when: { timesADay: 0.25, timesAWeekendDay: 0.8 },
  },
  {
    kindCode: 'etc',
    memos: ['電車', '電車 新宿→三鷹', 'バス', '地下鉄', '電車、往復'],
    yen: [140, 780],
    methodCodes: ['suica'],
    when: { timesADay: 1.5, timesAWeekendDay: 0.6 },
  },
  {
    kindCode: 'living',
    memos: ['', '洗剤', 'トイレットペーパー', '100均', 'ドラッグストア', 'シャンプー、歯ブラシ', '電池', 'クリーニング', 'ホームセンター'],
    yen: [110, 3_900],
    methodCodes: ['cash', 'nanaco', 'paypay'],
    when: { timesADay: 0.65, timesAWeekendDay: 1.1 },
  },
  {
    kindCode: 'baby',
    memos: ['', 'おむつ', '文房具', '靴', '絵本「ぐりとぐら」', 'おやつ', '給食費', '習い事'],
    yen: [120, 4_800],
    methodCodes: ['cash', 'nanaco', 'paypay'],
    when: { timesADay: 0.5, timesAWeekendDay: 0.9 },
  },
  { kindCode: 'medical', memos: ['', '歯医者', '小児科', '薬局', '目薬', '眼科'], yen: [330, 6_200], stepYen: 10, methodCodes: ['cash'], when: { timesADay: 0.17 } },
  { kindCode: 'magazine', memos: ['', '週刊誌', '月刊誌', 'NHKテキスト'], yen: [390, 1_200], stepYen: 10, methodCodes: ['cash', 'suica'], when: { timesADay: 0.1 } },
  { kindCode: 'book', memos: ['', '文庫', '新書', '参考書', '漫画 2冊', '古本'], yen: [110, 3_300], methodCodes: ['cash', 'paypay'], when: { timesADay: 0.18 } },
  { kindCode: 'car', memos: ['ガソリン', '駐車場', '高速代', '洗車'], yen: [200, 6_800], stepYen: 10, methodCodes: ['cash'], when: { timesADay: 0.14, timesAWeekendDay: 0.4 } },
  { kindCode: 'aikido', memos: ['道場 月謝', '昇級審査', '合宿', '道着'], yen: [1_000, 8_000], stepYen: 500, methodCodes: ['cash'], when: { timesADay: 0.05, timesAWeekendDay: 0.12 } },
  { kindCode: 'hobby', memos: ['', '映画', 'カメラ フィルム', '園芸 苗', '美術館', '手芸'], yen: [300, 5_400], stepYen: 10, methodCodes: ['cash', 'paypay'], when: { timesADay: 0.12, timesAWeekendDay: 0.4 } },
  { kindCode: 'dating', memos: ['ディナー', '映画 2枚', '記念日'], yen: [2_000, 14_000], stepYen: 100, methodCodes: ['cash'], when: { timesADay: 0.02, timesAWeekendDay: 0.09 } },
  { kindCode: 'social', memos: ['飲み会', '会費', '差し入れ', 'お祝い', '香典'], yen: [1_000, 10_000], stepYen: 500, methodCodes: ['cash', 'paypay'], when: { timesADay: 0.08 } },
  { kindCode: 'etc', memos: ['', '切手', '宅急便', '写真プリント', '散髪', 'コインロッカー'], yen: [84, 3_500], methodCodes: ['cash'], when: { timesADay: 0.2 } },
  { kindCode: 'sell', memos: ['メルカリ', 'フリーマーケット', '古本買取'], yen: [300, 6_000], stepYen: 10, methodCodes: ['cash'], when: { timesADay: 0.04 } },
];

/** A household of ten years and about 30,000 slips. */
export const family: Household = {
  openingYen: { cash: 84_512, suica: 2_430, nanaco: 3_118, paypay: 0 },
  habits: [...everyDay, ...familyDays],
  topUps: [
    { methodCode: 'cash', kindCode: 'withdrow', yen: 50_000, memos: ['ATM', '', 'ゆうちょ ATM'] },
    { methodCode: 'suica', kindCode: 'charge', yen: 3_000, memos: ['', '券売機', 'コンビニで'] },
    { methodCode: 'nanaco', kindCode: 'charge', yen: 5_000, memos: ['', 'レジで'] },
    { methodCode: 'paypay', kindCode: 'bankcharge', yen: 10_000, memos: ['銀行口座から', ''] },
  ],
  deposit: { aboveYen: 200_000, keptYen: 80_000 },
  notable: notableSlips,
};
