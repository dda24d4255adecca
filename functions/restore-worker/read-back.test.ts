import { describe, expect, it } from 'vitest';
import type { DatasetName } from '../../ledger/datasets.ts';
import { kindsMaster, slips } from '../../ledger/datasets.ts';
import { byOwner } from '../../ledger/layouts/by-owner.ts';
import { recordOf, streamOf } from '../../restore/ledger-arbitrary.ts';
import type { LedgerRecord } from '../../restore/ledger-record.ts';
import type { ReadBack } from './read-back.ts';
import { readBack } from './read-back.ts';
import { RestoreFailed } from './restore-failure.ts';

type Contents = Readonly<Record<string, string>>;

const table = (contents: Contents) =>
  new Map(
    Object.entries(contents).map(([key, memo]): [string, LedgerRecord] => [
      key,
      recordOf(slips, key, { memo: { S: memo } }),
    ]),
  );

/** Reads back slips with these contents in the copy, before, and now. */
function readingBack(
  { copy, before, live }: Readonly<Record<'copy' | 'before' | 'live', Contents>>,
  direction: 'APPLY' | 'UNDO' = 'APPLY',
): Promise<ReadBack> {
  const of = (contents: Contents) => (dataset: { readonly name: DatasetName }) =>
    streamOf(dataset.name === 'slips' ? table(contents) : new Map());
  return readBack({
    layout: byOwner,
    direction,
    choice: { mode: 'EXACT', changesMasters: false },
    sources: { copy: of(copy), before: of(before), live: of(live) },
    signal: new AbortController().signal,
    onRecords: () => undefined,
  });
}

describe('reading back', () => {
  it('counts what is as it was written', async () => {
    const copy = { a: 'new', b: 'added' };
    const { outcome, conflicts } = await readingBack({ copy, before: { a: 'old', c: 'deleted' }, live: copy });
    expect(outcome).toEqual({ direction: 'APPLY', done: 3, conflicts: 0, unwritable: 0, newcomers: 0, money: [] });
    expect(conflicts).toEqual([]);
  });

  it.each([
    ['a change', { copy: { a: 'new' }, before: { a: 'old' }, live: { a: 'old' } }],
    ['an addition', { copy: { a: 'new' }, before: {}, live: {} }],
    ['a deletion', { copy: {}, before: { a: 'old' }, live: { a: 'old' } }],
  ] as const)('calls %s that is still as before an error, and never done', async (_, contents) => {
    await expect(readingBack(contents)).rejects.toThrow(new RestoreFailed('NOT_AS_WRITTEN'));
  });

  it('names what somebody has changed since, and counts what is new', async () => {
    const { outcome, conflicts } = await readingBack({
      copy: { a: 'new' },
      before: { a: 'old' },
      live: { a: 'by somebody else', z: 'newcomer' },
    });
    expect(outcome).toMatchObject({ done: 0, conflicts: 1, newcomers: 1 });
    expect(conflicts).toEqual([{ table: 'slips', key: 'a' }]);
  });

  it('looks for the contents from before after an undo', async () => {
    const before = { a: 'old', c: 'was deleted' };
    const { outcome } = await readingBack({ copy: { a: 'new', b: 'was added' }, before, live: before }, 'UNDO');
    expect(outcome).toEqual({ direction: 'UNDO', done: 3, conflicts: 0, unwritable: 0, newcomers: 0, money: [] });
  });

  it('adds up the money of what it reads, by the kinds that it reads', async () => {
    const slip = recordOf(slips, '20250301#food01_1', {
      ...{ kind_cd_seq: { S: 'food01_1' }, method_cd: { S: 'cash' }, value: { N: '120' } },
    });
    const balance = recordOf(slips, '20250302#cash', { method_cd: { S: 'cash' }, value: { N: '880' } });
    const kind = recordOf(kindsMaster, 'food01', { account_dir: { S: '0' } });
    const ledger: Readonly<Partial<Record<DatasetName, LedgerRecord>>> = {
      slips: slip,
      balances: balance,
      kinds: kind,
    };
    const of = ({ name }: { readonly name: DatasetName }) => {
      const record = ledger[name];
      return streamOf(new Map(record ? [[record.key, record]] : []));
    };
    const { outcome } = await readBack({
      layout: byOwner,
      direction: 'APPLY',
      choice: { mode: 'ADD', changesMasters: false },
      sources: { copy: of, before: of, live: of },
      signal: new AbortController().signal,
      onRecords: () => undefined,
    });
    expect(outcome.money).toEqual([{ methodCode: 'cash', slips: '-120', balance: '880' }]);
  });

  it('leaves and names an added master that is in use, and wants every other one gone', async () => {
    const kind = (key: string): [string, LedgerRecord] => [key, recordOf(kindsMaster, key, {})];
    const copy = new Map([kind('used'), kind('unused')]);
    const reading = (live: ReadonlyMap<string, LedgerRecord>) =>
      readBack({
        layout: byOwner,
        direction: 'UNDO',
        choice: { mode: 'ADD', changesMasters: false },
        sources: {
          copy: ({ name }) => streamOf(name === 'kinds' ? copy : new Map()),
          before: () => streamOf(new Map()),
          live: ({ name }) => streamOf(name === 'kinds' ? live : new Map()),
        },
        isInUse: (name, key) => name === 'kinds' && key === 'used',
        signal: new AbortController().signal,
        onRecords: () => undefined,
      });
    const { outcome, conflicts } = await reading(new Map([kind('used')]));
    expect(outcome).toMatchObject({ done: 1, conflicts: 1 });
    expect(conflicts).toEqual([{ table: 'kinds', key: 'used' }]);
    await expect(reading(copy)).rejects.toThrow('NOT_AS_WRITTEN');
  });
});
