import { expect, it } from 'vitest';
import { copiesForMarks } from './copies-for-marks.ts';

const months = ['2025-12', '2026-01', '2026-02'];
const everything = { id: 'everything' };
const january = { id: 'january', from: '2026-01-01', to: '2026-01-31' };
const half = { id: 'half', from: '2026-01-15', to: '2026-01-31' };
const idsOf = (...newestFirst: Parameters<typeof copiesForMarks>[1][]) =>
  newestFirst.map((copies) =>
    copiesForMarks(months, copies)
      .map(({ id }) => id)
      .join(' '),
  );

it('are the newest that have a whole month which no newer one has', () => {
  expect(idsOf([everything, january], [january, half, everything], [half], [])).toEqual([
    'everything',
    'january everything',
    '',
    '',
  ]);
});

it('are at most five', () => {
  const many = Array.from({ length: 9 }, (_, index) => {
    const month = `2026-0${String(index + 1)}`;
    return { id: month, from: `${month}-01`, to: `${month}-28` };
  });
  const februaries = many.map(({ id }, index) => ({
    id,
    from: `200${String(index)}-02-01`,
    to: `200${String(index)}-02-28`,
  }));
  expect(
    copiesForMarks(
      februaries.map(({ from }) => from.slice(0, 7)),
      februaries,
    ),
  ).toHaveLength(5);
});
