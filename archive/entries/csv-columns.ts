import type { DatasetName } from '../../ledger/datasets.ts';
import type { AccountDir } from '../../ledger/kinds.ts';
import type { Language } from '../../ledger/language.ts';

/** A text in each language of the product. */
type InLanguages = Readonly<Record<Language, string>>;

/** A column of a CSV for people: its header, and what README.txt says about it. */
export interface CsvColumn {
  readonly header: InLanguages;
  readonly about: InLanguages;
}

/** The columns of each CSV, in order. The writers beside this file give a cell for each. */
export const csvColumns: Readonly<Record<DatasetName, readonly CsvColumn[]>> = {
  slips: [
    column('日付', '伝票の日付', 'Date', 'the day of the slip'),
    column('区分', 'お金の向き (下をご覧ください)', 'Type', 'where the money goes (see below)'),
    column('費目', '費目の名前', 'Kind', 'the name of the kind of slip'),
    column('メモ', 'メモ', 'Memo', 'the memo'),
    column('支払方法', '支払方法の名前', 'Method', 'the name of the payment method'),
    column('金額', '記録されている金額そのもの', 'Amount', 'the amount as it is recorded'),
    column('収入', '区分が「収入」のときの金額', 'Income', 'the amount, if the type is "Income"'),
    column(
      '支出',
      '区分が「支出」のときの金額。返金はマイナスです',
      'Expense',
      'the amount, if the type is "Expense"; a refund is negative',
    ),
    column(
      'チャージ',
      '区分が「現金チャージ」か「チャージ」のときの金額',
      'Charge',
      'the amount, if the type is "Charge from cash" or "Charge"',
    ),
    column('費目コード', '費目のコード', 'Kind code', 'the code of the kind'),
    column('支払方法コード', '支払方法のコード', 'Method code', 'the code of the payment method'),
    column('伝票ID', '伝票を一件ずつ見分ける番号', 'Slip ID', 'tells the slips of a day apart'),
  ],
  balances: [
    column('日付', '残高の日付', 'Date', 'the day of the balance'),
    column('支払方法', '支払方法の名前', 'Method', 'the name of the payment method'),
    column('残高', 'その日の終わりの残高', 'Balance', 'what the method held at the end of the day'),
    column('メモ', 'メモ', 'Memo', 'the memo'),
    column('支払方法コード', '支払方法のコード', 'Method code', 'the code of the payment method'),
  ],
  kinds: [
    column('費目コード', '費目のコード', 'Kind code', 'the code of the kind'),
    column('費目', '費目の名前', 'Kind', 'its name'),
    column('区分', 'お金の向き (下をご覧ください)', 'Type', 'where the money goes (see below)'),
    column('グループ', '集計するときのまとまり', 'Group', 'the group to which reports add the kind'),
    column('メモ', 'メモ', 'Memo', 'the memo'),
    column('表示順', '一覧での順番', 'Position', 'its place in lists'),
    column('開始日', '使いはじめた日', 'In use since', 'the day it came into use'),
    column('区分コード', '区分の番号 (0 から 3)', 'Type code', 'the number of the type (0 to 3)'),
  ],
  methods: [
    column('支払方法コード', '支払方法のコード', 'Method code', 'the code of the payment method'),
    column('支払方法', '支払方法の名前', 'Method', 'its name'),
  ],
};

/** A direction, or that of a slip whose direction or value is not known. */
export type SlipType = AccountDir | 'unknown';

/** The cell of 区分. */
export const typeNames: Readonly<Record<Language, Readonly<Record<SlipType, string>>>> = {
  ja: { 0: '支出', 1: '収入', 2: '現金チャージ', 3: 'チャージ', unknown: '不明' },
  en: { 0: 'Expense', 1: 'Income', 2: 'Charge from cash', 3: 'Charge', unknown: 'Unknown' },
};

function column(ja: string, aboutJa: string, en: string, aboutEn: string): CsvColumn {
  return { header: { ja, en }, about: { ja: aboutJa, en: aboutEn } };
}
