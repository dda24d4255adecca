import { expect, it } from 'vitest';
import { fewerRecordsLines } from './fewer-records.ts';

const fewer = {
  earlierId: '01JD4N6Q2W8YB3C5E7G9H0K1MS',
  earlierRequestedAt: '2026-11-20T01:02:03.000Z',
  earlierExpiresAt: '2026-11-27T01:02:03.000Z',
  monthsLeftOut: 2,
  tables: [
    { table: 'slips', rows: 0, earlierRows: 3650 },
    { table: 'kinds', rows: 9, earlierRows: 10 },
  ],
  months: [{ month: '2025-01', table: 'slips', rows: 0, earlierRows: 310 }],
};
const lines = (more: object = {}, now = '2026-11-21T00:00:00Z') =>
  fewerRecordsLines({ ...fewer, ...more }, (id) => `fetch ${id}`, Date.parse(now));

it('names every table and month, and how the earlier copy is had', () => {
  expect(lines()).toEqual([
    'This copy holds fewer records than your copy of 2026-11-20 01:02 UTC:',
    '  slips: 0, earlier 3650',
    '  kinds: 9, earlier 10',
    '  2025-01 slips: 0, earlier 310',
    '  and 2 months more',
    'If you have not deleted them yourself, fetch the earlier copy before 2026-11-27 01:02 UTC: fetch 01JD4N6Q2W8YB3C5E7G9H0K1MS',
  ]);
  expect(lines({ monthsLeftOut: 1 })).toContain('  and 1 month more');
  expect(lines({ monthsLeftOut: 0 }).join()).not.toContain('more');
});

it.each<[string, object, string]>([
  ['was deleted', { earlierExpiresAt: null }, '2026-11-21T00:00:00Z'],
  ['has expired', {}, '2026-11-27T01:02:03.000Z'],
])('does not send anybody to an earlier copy that %s', (_, more, now) => {
  expect(lines(more, now).at(-1)).toMatch(/^The earlier copy is no longer there/);
});
