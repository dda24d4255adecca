import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExportStatus } from '../__generated__/graphql.ts';
import type { KnownExports, VersionedExport } from './known-exports.ts';
import { findExport, mayBeDeletion, noExports, removeExport, takeExport, takeFirstPage } from './known-exports.ts';

const anExport = (id: string, version = 1, status: ExportStatus = 'RUNNING'): VersionedExport => ({
  id,
  version,
  status,
});
const knowing = (...all: VersionedExport[]): KnownExports<VersionedExport> =>
  all.reduce<KnownExports<VersionedExport>>(takeExport, noExports);
const ids = (known: KnownExports<VersionedExport>) => known.list.map(({ id }) => id);

describe('takeExport', () => {
  it('keeps the newest export first', () => {
    expect(ids(knowing(anExport('B'), anExport('C'), anExport('A')))).toEqual(['C', 'B', 'A']);
  });

  it('ignores an event that comes after a later one', () => {
    expect(knowing(anExport('A', 5, 'READY'), anExport('A', 4)).list).toEqual([anExport('A', 5, 'READY')]);
  });

  it('gives back the same object for a duplicate', () => {
    const known = knowing(anExport('A', 3));
    expect(takeExport(known, anExport('A', 3))).toBe(known);
  });

  it('takes EXPIRED over READY of the same version, and never back', () => {
    const expired = takeExport(knowing(anExport('A', 3, 'READY')), anExport('A', 3, 'EXPIRED'));
    expect(findExport(expired, 'A')?.status).toBe('EXPIRED');
    expect(takeExport(expired, anExport('A', 3, 'READY'))).toBe(expired);
  });

  it('does not bring back what was deleted', () => {
    expect(ids(takeExport(removeExport(knowing(anExport('A')), 'A'), anExport('A', 9, 'READY')))).toEqual([]);
  });

  it('ends at the same state whatever the order, however often events come, and whichever are lost but the last', () => {
    const story: readonly VersionedExport[] = [
      anExport('A', 1, 'REQUESTED'),
      anExport('A', 2),
      anExport('A', 3),
      anExport('A', 4, 'READY'),
      anExport('B', 1, 'REQUESTED'),
      anExport('B', 2, 'FAILED'),
    ];
    const last = [anExport('A', 4, 'READY'), anExport('B', 2, 'FAILED')];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...story)),
        fc.shuffledSubarray(last, { minLength: 2 }),
        fc.array(fc.constantFrom(...story)),
        (before, ends, after) => {
          expect(knowing(...before, ...ends, ...after).list).toEqual([last[1], last[0]]);
        },
      ),
      { seed: 4 },
    );
  });
});

describe('takeFirstPage', () => {
  it('drops what was deleted elsewhere', () => {
    const before = knowing(anExport('A'), anExport('B'), anExport('C'));
    const { known } = takeFirstPage(before, [anExport('C'), anExport('A')], before, true);
    expect(ids(known)).toEqual(['C', 'A']);
    expect(known.removed).toContain('B');
  });

  it('keeps an export that came while the page was on its way', () => {
    const before = knowing(anExport('A'));
    expect(ids(takeFirstPage(takeExport(before, anExport('B')), [anExport('A')], before, true).known)).toEqual([
      'B',
      'A',
    ]);
  });

  it('keeps the rows of older pages', () => {
    const before = knowing(anExport('A'), anExport('B'), anExport('C'));
    expect(ids(takeFirstPage(before, [anExport('D'), anExport('C')], before, false).known)).toEqual([
      'D',
      'C',
      'B',
      'A',
    ]);
  });

  it('starts again when rows between the page and the list are missing', () => {
    const before = knowing(anExport('A'), anExport('B'));
    const { known, joins } = takeFirstPage(before, [anExport('F'), anExport('E')], before, false);
    expect(joins).toBe(false);
    expect(ids(known)).toEqual(['F', 'E']);
    expect(ids(takeExport(known, anExport('B')))).toEqual(['F', 'E', 'B']);
  });

  it('empties the list when nothing is left', () => {
    const before = knowing(anExport('A', 2, 'READY'));
    expect(ids(takeFirstPage(before, [], before, true).known)).toEqual([]);
  });
});

describe('mayBeDeletion', () => {
  it.each([
    [
      'an ended export at the version it is known by',
      knowing(anExport('A', 4, 'READY')),
      anExport('A', 4, 'READY'),
      true,
    ],
    ['an ended export never heard of', knowing(), anExport('A', 4, 'READY'), true],
    ['the news that it ended', knowing(anExport('A', 3)), anExport('A', 4, 'READY'), false],
    ['a duplicate of a report', knowing(anExport('A', 3)), anExport('A', 3), false],
    ['an export deleted here', removeExport(knowing(anExport('A', 4, 'READY')), 'A'), anExport('A', 4, 'READY'), false],
  ])('%s', (_, known, event, expected) => {
    expect(mayBeDeletion(known, event)).toBe(expected);
  });
});
