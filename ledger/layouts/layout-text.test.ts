import { describe, expect, it } from 'vitest';
import { kakeibo } from '../../test/kakeibo-layout.ts';
import type { DatasetName } from '../datasets.ts';
import { byOwner } from './by-owner.ts';
import type { Layout, TableLayout } from './layout.ts';
import { layoutOfSettings, layoutOfText, layoutText } from './layout-text.ts';
import { original } from './original.ts';

const withTable = (name: DatasetName, table: unknown): Layout => ({
  ...kakeibo,
  tables: { ...kakeibo.tables, [name]: table as TableLayout },
});
const day = { attribute: 'day', holds: 'day', replaces: true };
const key = (attribute: string, holds: unknown) => ({ attribute, holds });

describe('a layout in the environment of a function', () => {
  it.each([byOwner, original, kakeibo])('$name is found again', (layout) => {
    expect(layoutOfText(layoutText(layout))).toEqual(layout);
  });

  it('is a name where the layout is listed, so that it is found by identity', () => {
    expect([layoutText(original), layoutOfText('by-owner')]).toEqual(['original', byOwner]);
    expect(layoutOfText('by-owner')).toBe(byOwner);
  });
});

describe('a layout of settings is refused by name', () => {
  it.each<[string, Layout, string]>([
    ['without a name', { ...kakeibo, name: '' }, 'A layout has a name of up to 40 small letters'],
    ['with the name of another', { ...kakeibo, name: 'original' }, 'There is a layout original already.'],
    ['without a table', withTable('kinds', undefined), 'does not describe the table of kinds'],
    ['with a sort key left out', withTable('methods', { partition: key('method_cd', 'code') }), 'or sort: null'],
    ['with an unknown content', withTable('slips', { partition: key('a', 'month'), sort: null }), 'table of slips'],
    [
      ...([
        'whose key may replace an attribute or not',
        withTable('balances', { partition: day, sort: key('wallet', 'within-day') }),
      ] as const),
      'keys the table of balances by wallet, which holds what records have as method_cd. Write replaces: true if',
    ],
    [
      ...([
        'that says so needlessly',
        withTable('balances', { partition: { ...day, attribute: 'tgt_date' }, sort: key('method_cd', 'within-day') }),
      ] as const),
      'by tgt_date, where replaces says nothing',
    ],
    [
      ...([
        'whose key has the name of other data',
        withTable('slips', { partition: key('value', { text: 'HOME' }), sort: key('sk', 'entry') }),
      ] as const),
      'keys the table of slips by value, which holds {"text":"HOME"}',
    ],
    [
      ...([
        'with one attribute for both',
        withTable('kinds', { partition: key('pk', 'owner'), sort: key('pk', 'code') }),
      ] as const),
      'keys the table of kinds by pk twice',
    ],
    [
      'that cannot be read',
      withTable('methods', { partition: key('x', 'owner'), sort: null }),
      'keys that cannot be read',
    ],
  ])('%s', (_, layout, sentence) => {
    expect(() => layoutOfSettings(layout)).toThrow(sentence);
  });
});
