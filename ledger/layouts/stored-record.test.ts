import { describe, expect, it } from 'vitest';
import { balances, kindsMaster, slips } from '../datasets.ts';
import { byOwner } from './by-owner.ts';
import type { TableLayout } from './layout.ts';
import { original } from './original.ts';
import type { Attributes } from './stored-record.ts';
import { fromStored, toStored } from './stored-record.ts';

const owner = 'ap-northeast-1:ada';
const slip: Attributes = {
  ...{ owner: { S: owner }, entry: { S: '20250131#food01_1' } },
  ...{ tgt_date: { S: '20250131' }, kind_cd_seq: { S: 'food01_1' }, memo: { S: '米' } },
};
const kind: Attributes = { owner: { S: owner }, kind_cd: { S: 'food01' }, kind_nm: { S: '通常食費' } };
/** Everything in one partition, under names of its own. */
const onePartition: TableLayout = {
  partition: { attribute: 'pk', holds: { text: 'LEDGER' } },
  sort: { attribute: 'sk', holds: 'entry' },
};

describe('a record of a table whose key has other names for the day and the method', () => {
  const table: TableLayout = {
    partition: { attribute: 'day', holds: 'day', replaces: true },
    sort: { attribute: 'wallet', holds: 'within-day', replaces: true },
  };
  const stored: Attributes = { day: { S: '20250131' }, wallet: { S: 'cash' }, memo: { S: '米' } };
  const item: Attributes = {
    ...{ owner: { S: owner }, entry: { S: '20250131#cash' } },
    ...{ tgt_date: { S: '20250131' }, method_cd: { S: 'cash' }, memo: { S: '米' } },
  };

  it('has the attributes of archives in their place, and loses them when it is stored', () => {
    expect(fromStored(balances, table, owner, stored)).toEqual(item);
    expect(toStored(balances, table, { key: '20250131#cash', item })).toEqual(stored);
  });

  it.each([{ method_cd: { S: 'suica' } }, { method_cd: {} }, { tgt_date: { S: '20250130' } }])(
    'cannot be stored when the key cannot give back %j',
    (other) => {
      expect(toStored(balances, table, { key: '20250131#cash', item: { ...item, ...other } })).toBeUndefined();
    },
  );

  it('cannot be read when it has another value under the name that the key replaces', () => {
    expect(() => fromStored(balances, table, owner, { ...stored, method_cd: { S: 'suica' } })).toThrow(
      'A record of balances has an attribute method_cd of its own.',
    );
  });

  it('keeps its own attributes where the key only repeats them', () => {
    const repeating: TableLayout = {
      partition: { attribute: 'day', holds: 'day', replaces: false },
      sort: { attribute: 'wallet', holds: 'within-day', replaces: false },
    };
    const own = { ...stored, tgt_date: { S: '20250131' }, method_cd: { S: 'cash' } };
    expect(fromStored(balances, repeating, owner, own)).toEqual(item);
    expect(toStored(balances, repeating, { key: '20250131#cash', item })).toEqual(own);
  });
});

describe('a record', () => {
  it.each([
    ['by owner', slips, byOwner.tables.slips, slip, slip],
    [
      'by day',
      slips,
      original.tables.slips,
      slip,
      { tgt_date: slip['tgt_date'], kind_cd_seq: slip['kind_cd_seq'], memo: slip['memo'] },
    ],
    [
      'in one partition',
      slips,
      onePartition,
      slip,
      { ...slip, owner: undefined, entry: undefined, pk: { S: 'LEDGER' }, sk: slip['entry'] },
    ],
    ['of a master by its code', kindsMaster, original.tables.kinds, kind, { ...kind, owner: undefined }],
  ] as const)('stored %s has the keys of that table, and comes back as it was', (_, dataset, table, item, stored) => {
    const key = item[dataset.sortAttribute]?.S ?? '';
    const inTable = toStored(dataset, table, { key, item });
    expect(inTable).toEqual(Object.fromEntries(Object.entries(stored).filter(([, value]) => value)));
    expect(fromStored(dataset, table, owner, inTable ?? {})).toEqual(item);
  });

  it.each([
    ['whose key holds no day', { ...slip, entry: { S: 'odd' } }],
    ['of an impossible day', { ...slip, entry: { S: '20250230#food01_1' }, tgt_date: { S: '20250230' } }],
    ['of a day that is not asked for', { ...slip, entry: { S: '19691231#food01_1' }, tgt_date: { S: '19691231' } }],
    ['with nothing behind its day', { ...slip, entry: { S: '20250131#' }, kind_cd_seq: { S: '' } }],
    ['without the attribute that is the key there', { owner: slip['owner'], entry: slip['entry'] } as Attributes],
    ['whose attribute contradicts its key', { ...slip, kind_cd_seq: { S: 'food01_2' } }],
    ['whose day is another type', { ...slip, tgt_date: {} }],
  ])('%s cannot be stored by day', (_, item) => {
    expect(toStored(slips, original.tables.slips, { key: item['entry']?.S ?? '', item })).toBeUndefined();
  });

  it('with an attribute that has the name of the table’s key cannot be stored there', () => {
    const item = { ...slip, pk: { S: 'mine' } };
    expect(toStored(slips, onePartition, { key: '20250131#food01_1', item })).toBeUndefined();
  });

  it('with an attribute that has the name of a key of archives cannot be read', () => {
    const item = { tgt_date: { S: '20250131' }, method_cd: { S: 'cash' }, owner: { S: 'my wife' } };
    expect(() => fromStored(balances, original.tables.balances, owner, item)).toThrow(
      'A record of balances has an attribute owner of its own. In an archive, this name is that of a key.',
    );
  });
});
