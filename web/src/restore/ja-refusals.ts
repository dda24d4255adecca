import type { CopyRefusalCode } from '../../../archive/copy/copy-refused.ts';
import type { LineFaultReason } from '../../../archive/copy/line-fault.ts';
import { attributeName } from './attribute-name.ts';
import { jaAttributes } from './ja-attributes.ts';
import type { RefusalWords } from './restore-words.ts';

/** The server's sentences are in English, so each code has its own here. A new code does not compile without one. */
export const jaRefusals: RefusalWords = {
  file({ code, facts }) {
    if (!isFileCode(code))
      return { what: `このファイルは戻せません（${code}）。`, next: '別の控えのファイルを選んでください。' };
    const fact = (name: string) => facts.find((one) => one.name === name)?.value ?? '？';
    return { what: whyNot[code](fact), next: nextSteps[code] };
  },
  line: ({ reason, attribute }) =>
    isLineReason(reason)
      ? attribute == null
        ? reasons[reason]
        : `${reasons[reason]}（${attributeName(jaAttributes, attribute) ?? attribute}）`
      : reason,
  reason: (reason) => (isLineReason(reason) ? reasons[reason] : reason),
};

type Facts = (name: string) => string;

const chooseAnother = '控えのZIPファイルを選んでください。';
const salvage =
  'ダウンロードしたままのファイルか、別の控えを選んでください。どちらもないときは、このプログラムのソースを持っている人が、無事な記録から新しい控えを作れます（npm run salvage）。';
const packAgain = 'いったん展開し、ふつうのZIPファイルに入れ直してください。';

const whyNot: Readonly<Record<CopyRefusalCode, (fact: Facts) => string>> = {
  EMPTY_FILE: () => 'ファイルは空です。',
  NOT_A_ZIP: () => 'ZIPファイルではありません。',
  NOT_A_COPY: () =>
    'ZIPファイルですが、控えではありません。ここでとった控えか、二つの.tcvファイルが入った元のアプリの控えが必要です。',
  CUT_OFF: () => 'ZIPファイルの終わりの部分がありません。ダウンロードかコピーが、途中で切れたのかもしれません。',
  BYTES_BEFORE: (fact) => `ZIPファイルの前に、余分な${fact('bytes')}バイトがあります。`,
  BYTES_BETWEEN: (fact) => `ZIPファイルの「${fact('entry')}」の後ろに、どのファイルのものでもないデータがあります。`,
  BYTES_AFTER: (fact) => `ZIPファイルの後ろに、余分な${fact('bytes')}バイトがあります。`,
  TWO_ENDS: () => 'ZIPファイルの終わりとみなせる場所が二つあり、どちらが正しいか分かりません。',
  ZIP64: () => 'ZIP64という、4ギガバイトを超えるファイルのための形式です。この形式は読めません。',
  SPLIT_ZIP: () => 'いくつかに分けられたZIPファイルの一つです。',
  DIRECTORY_DAMAGED: () => 'ZIPファイルの目次が壊れています。',
  TOO_MANY_ENTRIES: (fact) =>
    `ZIPファイルの目次が${fact('bytes')}バイトもあります。控えの目次は${fact('most')}バイトまでです。`,
  ENCRYPTED: (fact) => `「${fact('entry')}」は、パスワードで守られています。`,
  UNKNOWN_METHOD: (fact) => `「${fact('entry')}」の圧縮の方式（${fact('method')}）は読めません。`,
  SAME_NAME_TWICE: (fact) => `「${fact('entry')}」という名前のファイルが、二つ入っています。`,
  OVERLAPPING_ENTRIES: (fact) => `「${fact('entry')}」が、次のファイルと重なっています。`,
  HEADER_CONTRADICTS: (fact) => `「${fact('entry')}」の二つの説明が食い違っています。`,
  ENTRY_DAMAGED: (fact) => `「${fact('entry')}」が壊れています。`,
  UNKNOWN_ENTRY: (fact) => `控えのものではない「${fact('entry')}」が入っています。`,
  TWO_FOLDERS: (fact) => `「${fact('entry')}」が、ほかのファイルと別のフォルダーに入っています。`,
  ENTRY_MISSING: (fact) => `控えの「${fact('entry')}」がありません。`,
  ENTRY_CHANGED: (fact) => `「${fact('entry')}」が、控えをとったときと違います。`,
  MANIFEST_UNREADABLE: () => '控えの目録（manifest.json）を読めません。',
  NEWER_VERSION: (fact) =>
    `もっと新しい版でとった控えです（形式${fact('version')}）。この版で読めるのは、形式${fact('newest')}までです。`,
  TOO_LARGE: (fact) =>
    `「${fact('entry')}」は、展開すると${fact('bytes')}バイトになります。読めるのは${fact('most')}バイトまでです。`,
  ROWS_DIFFER: (fact) => `「${fact('entry')}」は${fact('found')}行ですが、控えの目録では${fact('claimed')}行です。`,
  LEGACY_DAYS: (fact) =>
    `「${fact('entry')}」の名前の終わりが、控えのはじめの日とおわりの日になっていないか、もう一つの.tcvファイルと違います。`,
};

const nextSteps: Readonly<Record<CopyRefusalCode, string>> = {
  EMPTY_FILE: chooseAnother,
  NOT_A_ZIP: chooseAnother,
  NOT_A_COPY: chooseAnother,
  CUT_OFF: salvage,
  BYTES_BEFORE: salvage,
  BYTES_BETWEEN: salvage,
  BYTES_AFTER: salvage,
  TWO_ENDS: packAgain,
  ZIP64: packAgain,
  SPLIT_ZIP: packAgain,
  DIRECTORY_DAMAGED: salvage,
  TOO_MANY_ENTRIES: packAgain,
  ENCRYPTED: packAgain,
  UNKNOWN_METHOD: packAgain,
  SAME_NAME_TWICE: packAgain,
  OVERLAPPING_ENTRIES: salvage,
  HEADER_CONTRADICTS: salvage,
  ENTRY_DAMAGED: salvage,
  UNKNOWN_ENTRY: '控えのファイルだけをZIPファイルに入れ直してください。',
  TWO_FOLDERS: '一つの控えのファイルだけをZIPファイルに入れ直してください。',
  ENTRY_MISSING: salvage,
  ENTRY_CHANGED: salvage,
  MANIFEST_UNREADABLE: salvage,
  NEWER_VERSION: 'このプログラムを新しくしてから、もう一度試してください。',
  TOO_LARGE: 'ここで、そのような控えをとったことはありません。別のファイルを選んでください。',
  ROWS_DIFFER: salvage,
  LEGACY_DAYS: 'ファイルを元の名前に戻し、ZIPファイルに入れ直してください。',
};

const reasons: Readonly<Record<LineFaultReason, string>> = {
  LINE_TOO_LONG: '行が、記録としてありえない長さです。',
  LINE_NOT_ENDED: '行の途中でファイルが終わっています。',
  NOT_UTF8: 'UTF-8の文字ではありません。',
  NOT_JSON: 'JSONではありません。',
  NOT_AN_ITEM: '記録の形をしていません。',
  NAME_TWICE: '同じ名前の項目が二つあります。',
  NAME_TOO_LONG: '項目の名前が長すぎます。',
  LONE_SURROGATE: '保存できない、文字の半分だけが入っています。',
  BAD_NUMBER: '保存できない数です。38桁までの数だけを保存できます。',
  BAD_BINARY: '正しいBase64ではありません。',
  EMPTY_SET: '空の集合です。空の集合は保存できません。',
  SET_MEMBER_TWICE: '集合に、同じ値が二つ入っています。',
  NESTED_TOO_DEEP: '入れ子が32段を超えています。',
  ITEM_TOO_LARGE: '記録が、保存できる400KBより大きいです。',
  NO_OWNER: '持ち主の名前がありません。',
  NO_KEY: '見出し（日付や費目など）がありません。',
  KEY_TOO_LONG: '見出し（日付や費目など）が、保存できる1,024バイトより長いです。',
  KEY_CONTRADICTED: '中身が見出し（日付や費目など）と食い違っています。',
  OUTSIDE_PERIOD: '控えの期間の外にある記録です。',
  OUT_OF_ORDER: '見出し（日付や費目など）の順に並んでいません。',
  KEY_TWICE: '見出し（日付や費目など）が前の行と同じです。',
  LEGACY_CELLS: '欄の数が、記録の数と違います。メモの中のタブや改行が原因です。',
  LEGACY_ROW_GOES_ON: 'メモが次の行へ続いていて、どこで終わるか分かりません。',
  LEGACY_DAY: '行が、YYYYMMDDの日付で始まっていません。',
  LEGACY_CODE: 'コードが空です。',
  LEGACY_LINE_END: '行の終わりが元のアプリのものではありません。別のソフトで保存し直したようです。',
};

const isFileCode = (code: string): code is CopyRefusalCode => Object.hasOwn(whyNot, code);
const isLineReason = (reason: string): reason is LineFaultReason => Object.hasOwn(reasons, reason);
