import { expect, it } from 'vitest';
import { ledgerNames } from './ledger-names.ts';

const own = {
  kinds: [
    { code: 'food01', name: 'ごはん' },
    { code: 'mine', name: '推し活' },
    { code: 'book', name: null },
    { code: 'car', name: ' ' },
  ],
  methods: [{ code: 'cash', name: 'さいふ' }],
};

it('calls a kind and a way to pay what the household calls it', () => {
  const names = ledgerNames(own);
  expect([names.kind('food01'), names.kind('mine'), names.method('cash')]).toEqual(['ごはん', '推し活', 'さいふ']);
});

it('falls back to the names that the app ships, and then to the code', () => {
  const names = ledgerNames(own);
  expect([names.kind('book'), names.kind('car'), names.kind('magazine'), names.kind('unheard')]).toEqual([
    '書籍',
    '車',
    '雑誌',
    'unheard',
  ]);
  expect(ledgerNames(undefined).kind('food01')).toBe('通常食費');
});
