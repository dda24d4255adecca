import type { ProblemCode, ProblemFacts } from '../../copy/copy-problem.ts';

type Fact = (name: string) => string;

export const jaProblem = ({ code, facts }: { readonly code: ProblemCode; readonly facts: ProblemFacts }) => ({
  what: what[code]((name) => String(facts[name] ?? '？')),
  next: next[code],
});

const chooseAnother = '控えのZIPファイルを選んでください。';
const asDownloaded = 'ダウンロードしたままのファイルがあれば、それを選んでください。';
const packAgain = 'いったん展開して、「フォルダーを選ぶ」で開いてください。';
const otherCopies = 'ほかの控えがあれば、そちらを使ってください。';

const what: Readonly<Record<ProblemCode, (fact: Fact) => string>> = {
  EMPTY_FILE: () => 'ファイルは空です。',
  NOT_A_ZIP: () => 'ZIPファイルではありません。',
  CUT_OFF: () => 'ZIPファイルの終わりの部分がありません。ダウンロードかコピーが、途中で切れたのかもしれません。',
  BYTES_BEFORE: (fact) => `ZIPファイルの前に、余分な${fact('bytes')}バイトがあります。`,
  BYTES_BETWEEN: (fact) => `「${fact('entry')}」の後ろに、どのファイルのものでもないデータがあります。`,
  BYTES_AFTER: (fact) => `ZIPファイルの後ろに、余分な${fact('bytes')}バイトがあります。`,
  TWO_ENDS: () => 'ZIPファイルの終わりとみなせる場所が二つあり、どちらが正しいか分かりません。',
  ZIP64: () => 'ZIP64という、4GBを超えるファイルのための形式です。この形式は読めません。',
  SPLIT_ZIP: () => 'いくつかに分けられたZIPファイルの一つです。',
  DIRECTORY_DAMAGED: () => 'ZIPファイルの目次が壊れています。',
  TOO_MANY_ENTRIES: () => 'ZIPファイルに入っているファイルが多すぎて、控えとは思えません。',
  ENCRYPTED: (fact) => `「${fact('entry')}」は、パスワードで守られています。`,
  UNKNOWN_METHOD: (fact) => `「${fact('entry')}」の圧縮の方式（${fact('method')}）は読めません。`,
  SAME_NAME_TWICE: (fact) => `「${fact('entry')}」という名前のファイルが、二つ入っています。`,
  OVERLAPPING_ENTRIES: (fact) => `「${fact('entry')}」が、次のファイルと重なっています。`,
  HEADER_CONTRADICTS: (fact) => `「${fact('entry')}」の二つの説明が食い違っています。`,
  ENTRY_DAMAGED: (fact) => `「${fact('entry')}」が壊れています。`,
  NOT_A_COPY: () => '家計簿の控えではありません。',
  TWO_FOLDERS: (fact) => `「${fact('entry')}」が、ほかのファイルと別のフォルダーに入っています。`,
  UNKNOWN_ENTRY: (fact) => `控えのものではない「${fact('entry')}」が入っています。`,
  ENTRY_MISSING: (fact) => `「${fact('entry')}」がありません。`,
  ENTRY_CHANGED: (fact) => `「${fact('entry')}」が、控えをとったときと違います。`,
  MANIFEST_UNREADABLE: () => '控えの目録（manifest.json）を読めません。',
  NEWER_VERSION: (fact) =>
    `もっと新しい版でとった控えです（形式${fact('version')}）。この画面で読めるのは、形式${fact('newest')}までです。`,
  ROWS_DIFFER: (fact) => `「${fact('entry')}」は${fact('found')}行ですが、目録では${fact('claimed')}行です。`,
  RECORDS_UNREADABLE: (fact) => `「${fact('entry')}」に、記録として読めない行が${fact('lines')}行あります。`,
  NOT_IN_ORDER: (fact) => `「${fact('entry')}」の記録が、順に並んでいません。`,
  LEGACY_COPY: () => '元のアプリの控え（.tcv）です。この画面では開けません。',
  NO_MANIFEST_BESIDE: () => '控えの目録（manifest.json）が見つかりません。',
  TWO_COPIES: () => '控えが二つ以上入っています。',
  NO_INFLATER: () => 'このブラウザーは、ZIPファイルをほどけません。',
  UNREADABLE: (fact) => `ブラウザーが「${fact('entry')}」を読めませんでした。`,
};

const next: Readonly<Record<ProblemCode, string>> = {
  EMPTY_FILE: chooseAnother,
  NOT_A_ZIP: chooseAnother,
  CUT_OFF: asDownloaded,
  BYTES_BEFORE: asDownloaded,
  BYTES_BETWEEN: asDownloaded,
  BYTES_AFTER: asDownloaded,
  TWO_ENDS: packAgain,
  ZIP64: packAgain,
  SPLIT_ZIP: packAgain,
  DIRECTORY_DAMAGED: asDownloaded,
  TOO_MANY_ENTRIES: chooseAnother,
  ENCRYPTED: packAgain,
  UNKNOWN_METHOD: packAgain,
  SAME_NAME_TWICE: packAgain,
  OVERLAPPING_ENTRIES: asDownloaded,
  HEADER_CONTRADICTS: asDownloaded,
  ENTRY_DAMAGED: asDownloaded,
  NOT_A_COPY: chooseAnother,
  TWO_FOLDERS: packAgain,
  UNKNOWN_ENTRY: '控えのほかのファイルを、あとから入れたのかもしれません。',
  ENTRY_MISSING: `${asDownloaded}${otherCopies}`,
  ENTRY_CHANGED: `${asDownloaded}${otherCopies}`,
  MANIFEST_UNREADABLE: asDownloaded,
  NEWER_VERSION: 'その控えに入っている viewer.html で開いてください。',
  ROWS_DIFFER: otherCopies,
  RECORDS_UNREADABLE: otherCopies,
  NOT_IN_ORDER: otherCopies,
  LEGACY_COPY: '「控えから戻す」のページでは使えます。',
  NO_MANIFEST_BESIDE: '控えのファイルを、manifest.json もふくめて全部選んでください。',
  TWO_COPIES: '控えを一つだけ選んでください。',
  NO_INFLATER: '控えをいったん展開して、「フォルダーを選ぶ」で開いてください。',
  UNREADABLE: '選んだあとで、移動や変更があったのかもしれません。もう一度選んでください。',
};
