import { expect, it } from 'vitest';
import { datasets } from './datasets.ts';
import { isDated } from './dated-names.ts';

it('are these tables, with these keys and columns, in the order of an archive', () => {
  const rows = datasets.map(
    ({ name, partitionAttribute, sortAttribute, dayAttribute, withinDayAttribute, columns }) => [
      ...[name, partitionAttribute, sortAttribute, dayAttribute, withinDayAttribute],
      columns.join(),
    ],
  );
  expect(rows).toEqual([
    ['slips', 'owner', 'entry', 'tgt_date', 'kind_cd_seq', 'tgt_date,kind_cd_seq,method_cd,value,memo'],
    ['balances', 'owner', 'entry', 'tgt_date', 'method_cd', 'tgt_date,method_cd,value,memo'],
    ['kinds', 'owner', 'kind_cd', null, null, 'kind_cd,kind_nm,matrix_cd,account_dir,memo,display_order,prc_date'],
    ['methods', 'owner', 'method_cd', null, null, 'method_cd,method_nm'],
  ]);
});

it('are counted by day and month when they have days', () => {
  expect(datasets.filter(({ name }) => isDated(name)).map(({ name }) => name)).toEqual(
    datasets.filter(({ dayAttribute }) => dayAttribute !== null).map(({ name }) => name),
  );
});
