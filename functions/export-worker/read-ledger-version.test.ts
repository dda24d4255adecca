import { afterAll, beforeAll, expect, it } from 'vitest';
import { ledgerVersionEntry } from '../../ledger/ledger-version.ts';
import type { LedgerTablesUnderTest } from '../../test/ledger-tables-under-test.ts';
import { openLedgerTables } from '../../test/ledger-tables-under-test.ts';
import { readLedgerVersion } from './read-ledger-version.ts';

let tables: LedgerTablesUnderTest;
const versionOf = (owner: string, tableName = 'exports', signal = new AbortController().signal) =>
  readLedgerVersion({ dynamodb: tables.dynamodb, tableName, owner, signal });

beforeAll(async () => {
  tables = await openLedgerTables('exports');
  const entry = { S: ledgerVersionEntry };
  await tables.put(
    'exports',
    { owner: { S: 'ada' }, entry, ledgerVersion: { N: '5' } },
    { owner: { S: 'grace' }, entry, ledgerVersion: { N: '6' }, writers: { N: '1' } },
    { owner: { S: 'mary' }, entry, writers: { N: '1' } },
  );
});
afterAll(() => tables.close());

it('is read of its owner, strongly consistent, with whether a writer is active', async () => {
  expect(await versionOf('ada')).toEqual({ version: '5', hasWriters: false });
  expect(await versionOf('grace')).toEqual({ version: '6', hasWriters: true });
  expect(tables.sent.at(-1)).toMatchObject({ ConsistentRead: true });
});

it('is null where none is stored', async () => {
  expect(await versionOf('nobody')).toEqual({ version: null, hasWriters: false });
  expect(await versionOf('mary')).toEqual({ version: null, hasWriters: true });
});

it('fails the export as unreadable when it cannot be read', async () => {
  await expect(versionOf('ada', 'no-such-table')).rejects.toMatchObject({
    code: 'LEDGER_UNREADABLE',
    cause: { message: 'The version of the ledger could not be read.', cause: { name: 'ResourceNotFoundException' } },
  });
});

it('is not read when the run has been stopped, for the reason of the stop', async () => {
  const reason = new Error('stopped');
  await expect(versionOf('ada', 'exports', AbortSignal.abort(reason))).rejects.toBe(reason);
});
