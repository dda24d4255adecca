import type { DatasetName } from '../../ledger/datasets.ts';
import { datasets } from '../../ledger/datasets.ts';
import type { Period } from '../../ledger/period.ts';
import { csvEntryName, jsonlEntryName, manifestEntryName } from './entry-names.ts';

/** The days that a copy covers. */
export interface Covered {
  /** The days that were requested; null for everything. */
  readonly asked: Period | null;
  /** The first and the last day found; undefined when there is none. */
  readonly days: Period | undefined;
  readonly recordsOutsideDays: number;
  /** Made of a damaged copy, so records may be missing. */
  readonly isSalvaged: boolean;
}

/**
 * README.txt explains the file in Japanese and English to a person who opens it in ten years. CRLF and a byte order
 * mark are for Notepad.
 */
export function readmeText(covered: Covered): string {
  const covers = sentencesOf(covered);
  const lines = [
    '家計簿の控え (myhome-account)',
    '',
    ...covers.japanese,
    '',
    ...datasets.map(({ name }) => `${csvEntryName(name).padEnd(nameWidth)}${about[name].japanese}`),
    "  表計算ソフトで開けます (UTF-8)。数式と間違われる文字の前には、「'」が一つ付いています。",
    '  数値はそのままです。',
    '',
    `${jsonlEntryName('slips')} ほか .jsonl`,
    '  同じ内容を、欠けるところなく一行に一件ずつ記したものです。元に戻すときはこちらを使います。',
    '',
    manifestEntryName,
    '  各ファイルの件数、大きさ、SHA-256、合計額、伝票と残高の突き合わせの結果です。',
    '',
    'このファイルには家計の記録がそのまま入っています。大切に保管してください。',
    '',
    '----------------------------------------------------------------------',
    '',
    'A copy of a household account book (myhome-account)',
    '',
    ...covers.english,
    '',
    ...datasets.map(({ name }) => `${csvEntryName(name).padEnd(nameWidth)}${about[name].english}`),
    '  For spreadsheet programs (UTF-8). Where a text could be taken for a formula, one apostrophe',
    '  stands before it; numbers are as they are.',
    '',
    `${jsonlEntryName('slips')} and the other .jsonl files`,
    '  The same, one item a line, with nothing left out. A restore reads these.',
    '',
    manifestEntryName,
    '  Rows, size and SHA-256 of each file, totals, and whether slips and balances agree.',
    '',
    'This file holds your household records in plain form. Keep it well.',
    '',
  ];
  return `\uFEFF${lines.join('\r\n')}`;
}

/** The contents of each table, in a sentence. */
const about: Readonly<Record<DatasetName, { readonly japanese: string; readonly english: string }>> = {
  slips: { japanese: '伝票', english: 'slips: what was paid and received' },
  balances: { japanese: '残高', english: 'balances: what each payment method held at the end of a day' },
  kinds: { japanese: '種別の一覧', english: 'the kinds of slips' },
  methods: { japanese: '支払方法の一覧', english: 'the payment methods' },
};

const nameWidth = Math.max(...datasets.map(({ name }) => csvEntryName(name).length)) + 2;

function sentencesOf({ asked, days, recordsOutsideDays, isSalvaged }: Covered): {
  readonly japanese: readonly string[];
  readonly english: readonly string[];
} {
  const found = days
    ? {
        japanese: `日付のある記録は ${days.from} から ${days.to} までです。`,
        english: `The records that have a day are from ${days.from} to ${days.to}.`,
      }
    : { japanese: '日付のある記録はありません。', english: 'No record has a day.' };
  return {
    japanese: [
      asked
        ? `期間: ${asked.from} から ${asked.to} まで (両端の日を含みます)`
        : `期間: すべての記録。${found.japanese}`,
      ...(recordsOutsideDays > 0
        ? [`キーから日付が読み取れない伝票と残高が ${recordsOutsideDays} 件入っています。`]
        : []),
      ...(isSalvaged ? ['壊れた控えから取り出したものです。欠けている記録があるかもしれません。'] : []),
    ],
    english: [
      asked ? `Period: ${asked.from} to ${asked.to}, both days included` : `Period: everything. ${found.english}`,
      ...(recordsOutsideDays > 0
        ? [`Slips and balances in it whose key holds no day of the calendar: ${recordsOutsideDays}.`]
        : []),
      ...(isSalvaged ? ['Made of a damaged copy. Records may be missing.'] : []),
    ],
  };
}
