import { expect, it } from 'vitest';
import { ItemUnwritable } from '../../archive/items/attribute-value.ts';
import { ArchiveTooLarge } from '../../archive/zip/archive-errors.ts';
import { ExportFailed, failureCodeOf } from './failure.ts';

const withCode = (code: unknown) => Object.assign(new Error('write failed'), { code });

it.each([
  ['a failure with a code of its own', new ExportFailed('STORAGE_FAILED'), 'STORAGE_FAILED'],
  ['an archive over its limit', new ArchiveTooLarge('over 4 GiB'), 'ARCHIVE_TOO_LARGE'],
  ['an item that no line can hold', new ItemUnwritable('memo'), 'ITEM_UNWRITABLE'],
  ['a full disk', withCode('ENOSPC'), 'ARCHIVE_TOO_LARGE'],
  ['another system error', withCode('EIO'), 'INTERNAL'],
  ['an error without a code', new Error('no'), 'INTERNAL'],
  ['a thrown value that is no error', { code: 'ENOSPC' }, 'INTERNAL'],
  ['nothing at all', undefined, 'INTERNAL'],
])('names the code of %s', (_, error, code) => {
  expect(failureCodeOf(error)).toBe(code);
});

it('keeps the error behind a failure', () => {
  const cause = new Error('socket closed');
  expect(new ExportFailed('LEDGER_UNREADABLE', { cause })).toMatchObject({
    name: 'ExportFailed',
    message: 'LEDGER_UNREADABLE',
    cause,
  });
});
