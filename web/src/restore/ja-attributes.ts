import type { KnownAttribute } from './restore-words.ts';

/** The fields of a record as a household says them. `entry` is the key, under which a record stands. */
export const jaAttributes: Readonly<Record<KnownAttribute, string>> = {
  owner: '持ち主',
  entry: '見出し',
  tgt_date: '日付',
  kind_cd_seq: '費目と番号',
  method_cd: '支払方法',
  value: '金額',
  memo: 'メモ',
  kind_cd: '費目',
  kind_nm: '名前',
  matrix_cd: '分類',
  account_dir: '向き',
  display_order: '並び順',
  prc_date: '変更日',
  method_nm: '名前',
};
