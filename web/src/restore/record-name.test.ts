import { expect, it } from 'vitest';
import { ledgerNames } from '../names/ledger-names.ts';
import { recordName } from './record-name.ts';

const names = ledgerNames({ kinds: [{ code: 'food01', name: '食費' }], methods: [{ code: 'bank', name: '銀行' }] });

it.each([
  ['slips', '20250131#food01_12', '2025-01-31', '食費'],
  ['balances', '20250131#bank', '2025-01-31', '銀行'],
  ['kinds', 'food01', undefined, '食費'],
  ['methods', 'bank', undefined, '銀行'],
  ['slips', 'no day at all', undefined, 'no day at all'],
  ['slips', '20259999#food01_1', undefined, '食費'],
])('names the record %s %s', (table, key, day, name) => {
  expect(recordName(table, key, names)).toEqual({ day, name });
});
