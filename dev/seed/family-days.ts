import type { Habit } from './household.ts';

/** What the family's months and seasons bring: wages and bills, and the year's customs. */
export const familyDays: readonly Habit[] = [
  // Money in
  { kindCode: 'withdrow', memos: ['給与(手取り)から'], yen: [330_000, 350_000], stepYen: 1_000, methodCodes: ['cash'], when: { dayOfMonth: 25 } },
  { kindCode: 'withdrow', memos: ['夏のボーナス', '賞与(夏)から'], yen: [180_000, 260_000], stepYen: 10_000, methodCodes: ['cash'], when: { dayOfMonth: 30, months: [6] } },
  { kindCode: 'withdrow', memos: ['冬のボーナス', '賞与(冬)から'], yen: [200_000, 300_000], stepYen: 10_000, methodCodes: ['cash'], when: { dayOfMonth: 10, months: [12] } },
  { kindCode: 'gift', memos: ['実家から', 'おばあちゃんから'], yen: [5_000, 30_000], stepYen: 5_000, methodCodes: ['cash'], when: { dayOfMonth: 15, months: [3, 8, 12] } },

  // Bills
  { kindCode: 'living', memos: ['家賃'], yen: [98_000, 98_000], stepYen: 1_000, methodCodes: ['cash'], when: { dayOfMonth: 31 } },
  { kindCode: 'living', memos: ['電気代'], yen: [7_400, 9_900], byMonth: [1.6, 1.5, 1.2, 0.9, 0.8, 0.9, 1.3, 1.6, 1.3, 0.9, 0.9, 1.3], methodCodes: ['nanaco', 'cash'], when: { dayOfMonth: 12 } },
  { kindCode: 'living', memos: ['ガス代'], yen: [4_000, 5_600], byMonth: [1.7, 1.7, 1.4, 1.1, 0.9, 0.7, 0.6, 0.5, 0.6, 0.8, 1, 1.4], methodCodes: ['nanaco', 'cash'], when: { dayOfMonth: 18 } },
  { kindCode: 'living', memos: ['水道代(2か月分)'], yen: [6_200, 8_900], methodCodes: ['cash'], when: { dayOfMonth: 20, months: [1, 3, 5, 7, 9, 11] } },
  { kindCode: 'living', memos: ['携帯・ネット'], yen: [11_000, 13_500], methodCodes: ['cash'], when: { dayOfMonth: 27 } },
  { kindCode: 'living', memos: ['NHK受信料'], yen: [4_340, 4_340], stepYen: 10, methodCodes: ['cash'], when: { dayOfMonth: 5, months: [2, 4, 6, 8, 10, 12] } },
  { kindCode: 'newspaper', memos: ['朝刊', '新聞 集金'], yen: [3_400, 3_400], stepYen: 100, methodCodes: ['cash'], when: { dayOfMonth: 28 } },
  { kindCode: 'baby', memos: ['保育料', '学童'], yen: [24_000, 28_000], stepYen: 100, methodCodes: ['cash'], when: { dayOfMonth: 26 } },
  { kindCode: 'tax', memos: ['自動車税'], yen: [34_500, 34_500], stepYen: 500, methodCodes: ['cash'], when: { dayOfMonth: 31, months: [5] } },
  { kindCode: 'tax', memos: ['住民税 第1期', '住民税'], yen: [18_000, 24_000], stepYen: 100, methodCodes: ['cash'], when: { dayOfMonth: 30, months: [6, 8, 10] } },
  { kindCode: 'car', memos: ['点検', '12か月点検、オイル交換'], yen: [14_000, 38_000], stepYen: 100, methodCodes: ['cash'], when: { dayOfMonth: 16, months: [11] } },

  // The year
  { kindCode: 'social', memos: ['お年玉'], yen: [9_000, 18_000], stepYen: 3_000, methodCodes: ['cash'], when: { dayOfMonth: 1, months: [1] } },
  { kindCode: 'etc', memos: ['初詣 お賽銭、おみくじ、お守り'], yen: [305, 2_000], stepYen: 5, methodCodes: ['cash'], when: { dayOfMonth: 2, months: [1] } },
  { kindCode: 'food02', memos: ['恵方巻', '節分 豆'], yen: [480, 2_400], stepYen: 10, methodCodes: ['cash'], when: { dayOfMonth: 3, months: [2] } },
  { kindCode: 'social', memos: ['バレンタイン チョコ🍫', '義理チョコ'], yen: [540, 4_800], stepYen: 10, methodCodes: ['cash', 'paypay'], when: { dayOfMonth: 13, months: [2] } },
  { kindCode: 'food02', memos: ['ひな祭り ちらし寿司🎎'], yen: [1_800, 3_600], stepYen: 10, methodCodes: ['cash'], when: { dayOfMonth: 3, months: [3] } },
  { kindCode: 'food02', memos: ['花見🌸', '花見 お弁当', '花見 団子'], yen: [600, 5_200], stepYen: 10, methodCodes: ['cash', 'paypay'], when: { timesADay: 0.1, timesAWeekendDay: 0.8, season: ['0325', '0410'] } },
  { kindCode: 'special', memos: ['GW 旅行', 'GW 動物園', 'GW 高速代'], yen: [3_000, 28_000], stepYen: 100, methodCodes: ['cash'], when: { timesADay: 0.5, season: ['0501', '0506'] } },
  { kindCode: 'social', memos: ['母の日 カーネーション'], yen: [2_200, 5_500], stepYen: 10, methodCodes: ['cash'], when: { dayOfMonth: 9, months: [5] } },
  { kindCode: 'social', memos: ['お中元'], yen: [3_000, 5_400], stepYen: 100, methodCodes: ['cash'], when: { dayOfMonth: 10, months: [7] } },
  { kindCode: 'food02', memos: ['土用の丑 うなぎ'], yen: [2_400, 7_600], stepYen: 10, methodCodes: ['cash'], when: { dayOfMonth: 27, months: [7] } },
  { kindCode: 'hobby', memos: ['夏休み プール', '夏休み 花火🎆', '夏休み 虫取り網', 'かき氷', '海🏖️'], yen: [300, 6_400], stepYen: 10, methodCodes: ['cash', 'paypay'], when: { timesADay: 0.4, season: ['0721', '0831'] } },
  { kindCode: 'special', memos: ['帰省 新幹線', '帰省 お土産', 'お盆 お花'], yen: [1_500, 42_000], stepYen: 10, methodCodes: ['cash'], when: { timesADay: 0.6, season: ['0811', '0816'] } },
  { kindCode: 'social', memos: ['敬老の日'], yen: [3_000, 6_000], stepYen: 100, methodCodes: ['cash'], when: { dayOfMonth: 18, months: [9] } },
  { kindCode: 'baby', memos: ['運動会 お弁当', 'ハロウィン🎃'], yen: [500, 4_200], stepYen: 10, methodCodes: ['cash'], when: { timesADay: 0.12, season: ['1001', '1031'] } },
  { kindCode: 'baby', memos: ['七五三 写真'], yen: [12_000, 32_000], stepYen: 100, methodCodes: ['cash'], when: { dayOfMonth: 15, months: [11] } },
  { kindCode: 'social', memos: ['お歳暮'], yen: [3_000, 6_000], stepYen: 100, methodCodes: ['cash'], when: { dayOfMonth: 8, months: [12] } },
  { kindCode: 'food02', memos: ['忘年会🍻', '年末の買い出し'], yen: [2_800, 8_800], stepYen: 10, methodCodes: ['cash', 'paypay'], when: { timesADay: 0.3, season: ['1210', '1230'] } },
  { kindCode: 'food02', memos: ['クリスマスケーキ🎂'], yen: [3_200, 5_200], stepYen: 10, methodCodes: ['cash'], when: { dayOfMonth: 24, months: [12] } },
  { kindCode: 'food01', memos: ['年越しそば'], yen: [900, 2_400], stepYen: 10, methodCodes: ['cash'], when: { dayOfMonth: 31, months: [12] } },
];
