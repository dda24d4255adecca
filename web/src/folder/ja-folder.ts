import type { FolderWords } from './folder-words.ts';

const instead = '代わりに、ふつうにダウンロードします。';

export const jaFolder: FolderWords = {
  choose: '保存するフォルダを決める',
  willSave: (folder) => `できあがると、ZIPファイルをフォルダ「${folder}」に保存し、読み直して確かめます。`,
  another: '別のフォルダにする',
  giveUp: 'ダウンロードに戻す',
  chosen: (folder) => `これからの控えは、フォルダ「${folder}」に保存します。`,
  givenUp: 'これからの控えは、ふつうにダウンロードします。',
  notOpened: 'フォルダを選ぶ画面を開けませんでした。',
  saving: 'フォルダに保存しています…',
  saved: (folder) => `「${folder}」に保存し、読み直して確かめました。`,
  savedUnconfirmed: (folder) => `「${folder}」に保存し、読み直しました。確かめたことは、サーバーに伝わっていません。`,
  problems: {
    REFUSED: (folder) => `フォルダ「${folder}」に書き込む許可がありません。${instead}`,
    GONE: (folder) => `フォルダ「${folder}」が見つかりません。${instead}`,
    FULL: (folder) => `フォルダ「${folder}」に空きがありません。${instead}`,
    CHANGED: (folder) => `「${folder}」に保存したファイルが元と違ったため、消しました。${instead}`,
    FAILED: (folder) => `フォルダ「${folder}」に保存できませんでした。${instead}`,
  },
};
