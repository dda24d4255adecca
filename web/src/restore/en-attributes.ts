import type { KnownAttribute } from './restore-words.ts';

/** The fields of a record as a household says them. `entry` is the key, under which a record stands. */
export const enAttributes: Readonly<Record<KnownAttribute, string>> = {
  owner: 'Owner',
  entry: 'Label',
  tgt_date: 'Date',
  kind_cd_seq: 'Kind and number',
  method_cd: 'Method',
  value: 'Amount',
  memo: 'Memo',
  kind_cd: 'Kind',
  kind_nm: 'Name',
  matrix_cd: 'Group',
  account_dir: 'Direction',
  display_order: 'Order',
  prc_date: 'Changed on',
  method_nm: 'Name',
};
