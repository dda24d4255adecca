import type { SavedWords } from './saved-words.ts';

export const jaSaved: SavedWords = {
  heading: '保存したファイル',
  intro: '保存してある控えを選ぶと、この端末の中で確かめて、中身を表示します。',
  privacy: 'ファイルはこの端末から出ません。作ったときの控えと比べるため、照合用の値（SHA-256）だけを送ります。',
  confirmation: {
    working: '作ったときの控えと比べています…',
    confirmed: (instant) => `${instant}に確かめました。作ったときとまったく同じファイルです。`,
    refused: {
      OTHER:
        '記録はすべてそろっていますが、作ったときのファイルそのものではありません（圧縮し直したものかもしれません）。使えますが、「確かめた控え」には数えません。',
      UNKNOWN:
        '記録はすべてそろっています。ただ、この控えの情報がもうないか、別の方の控えなので、「確かめた控え」には数えません。',
      FAILED: '作ったときの控えと比べられませんでした。しばらくして、もう一度ファイルを選んでください。',
    },
    unpacked: '「確かめた控え」にするには、展開する前のzipファイルを選んでください。',
  },
  receipts: {
    heading: '確かめた控え',
    none: '確かめた控えはまだありません。',
    means: 'どれも、保存先から読み直して、作ったときとまったく同じだとわかったものです。',
    copy: (days, made) => `${days}（${made}に作成）`,
    confirmed: (instant, device) => `${instant}に確認${device === null ? '' : `（${device}）`}`,
    remove: '消す',
    removeOf: (copy) => `確認の記録を消す：${copy}`,
    removed: '確認の記録を消しました。ファイルはそのまま残っています。',
    loading: '読み込んでいます…',
  },
};
