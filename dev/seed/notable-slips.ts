import type { NotableSlip } from './household.ts';

/** The difficult slips for an export. Each is something that a person once typed, and each has broken some CSV file. */
export const notableSlips: readonly NotableSlip[] = [
  // The leap days of the ten years
  { date: '20200229', kindCode: 'food02', methodCode: 'cash', yen: 2_290, memo: 'うるう日🐸 四年に一度' },
  { date: '20240229', kindCode: 'food02', methodCode: 'paypay', yen: 2_290, memo: 'うるう日、また来た' },

  // Nothing, given back, and twice the same
  { date: '20180701', kindCode: 'food01', methodCode: 'cash', yen: 0, memo: '試供品(無料)' },
  { date: '20250105', kindCode: 'living', methodCode: 'nanaco', yen: 0, memo: 'ポイントで全額' },
  { date: '20190816', kindCode: 'special', methodCode: 'cash', yen: -12_800, memo: '新幹線 払い戻し' },
  { date: '20250608', kindCode: 'living', methodCode: 'paypay', yen: -3_980, memo: '返品: 扇風機' },
  { date: '20250214', kindCode: 'etc', methodCode: 'suica', yen: 210, memo: 'バス' },
  { date: '20250214', kindCode: 'etc', methodCode: 'suica', yen: 210, memo: 'バス' },

  // Memos
  { date: '20170312', kindCode: 'etc', methodCode: 'cash', yen: 500 },
  { date: '20250310', kindCode: 'etc', methodCode: 'cash', yen: 840 },
  { date: '20250311', kindCode: 'etc', methodCode: 'cash', yen: 120, memo: '' },
  { date: '20250312', kindCode: 'food01', methodCode: 'cash', yen: 1_540, memo: 'りんご,みかん,"特売"の卵' },
  { date: '20250313', kindCode: 'living', methodCode: 'cash', yen: 2_310, memo: '洗剤\nスポンジ\r\nゴミ袋' },
  { date: '20250314', kindCode: 'living', methodCode: 'paypay', yen: 660, memo: '品名\t個数\t電池\t4' },
  { date: '20250315', kindCode: 'social', methodCode: 'cash', yen: 5_000, memo: '𠮷野さんへ お祝い' },
  { date: '20250316', kindCode: 'baby', methodCode: 'cash', yen: 3_200, memo: '家族👨‍👩‍👧‍👦で動物園' },
  { date: '20250317', kindCode: 'etc', methodCode: 'cash', yen: 300, memo: '=SUM(A1:A3) と書いてあったレシート' },
  { date: '20250318', kindCode: 'etc', methodCode: 'cash', yen: 310, memo: '+1は妹の分' },
  { date: '20250319', kindCode: 'etc', methodCode: 'cash', yen: 320, memo: '-500円クーポン使用' },
  { date: '20250320', kindCode: 'etc', methodCode: 'cash', yen: 330, memo: '@home カフェ' },
  { date: '20250321', kindCode: 'etc', methodCode: 'cash', yen: 340, memo: '-1200' },
  { date: '20250322', kindCode: 'etc', methodCode: 'cash', yen: 350, memo: '"' },
  { date: '20250323', kindCode: 'etc', methodCode: 'cash', yen: 360, memo: '\n' },
  { date: '20250324', kindCode: 'etc', methodCode: 'cash', yen: 370, memo: '　全角の空白で始まり、半角で終わる ' },
  { date: '20250325', kindCode: 'etc', methodCode: 'cash', yen: 380, memo: '東京電力\\カード\\払い' },
  {
    date: '20250326',
    kindCode: 'etc',
    methodCode: 'cash',
    yen: 390,
    memo: 'か\u3099 と が(濁点が別の文字)、🇯🇵、👍🏽、ﾊﾝｶｸ、①',
  },
  { date: '20250327', kindCode: 'etc', methodCode: 'cash', yen: 400, memo: '\t先頭のタブ' },
  { date: '20250328', kindCode: 'book', methodCode: 'cash', yen: 1_980, memo: '長いメモ。'.repeat(80) },

  // Entered ahead of time
  { date: '20270401', kindCode: 'baby', methodCode: 'cash', yen: 58_000, memo: '入学式🌸 制服の予約' },
];
