import { expect, it } from 'vitest';
import type { MarkedCopy } from './month-marks.ts';
import { monthMarks } from './month-marks.ts';
import type { CopiedMonth } from './same-month.ts';

const months = ['2025-01', '2025-02', '2025-03'].map((month) => ({
  ...{ month, slips: 2, balances: 1, income: '1000', expense: '300.50' },
}));
const copy = (
  days: { from: string; to: string } | null,
  requestedAt: string,
  held: readonly CopiedMonth[] | null = months,
): MarkedCopy => ({ from: days?.from ?? null, to: days?.to ?? null, requestedAt, months: held });
const winter = { from: '2025-01-01', to: '2025-02-28' };
const marksWith = (confirmed: readonly MarkedCopy[], kept: readonly MarkedCopy[] = []) =>
  [...monthMarks(months, { confirmed, kept }).values()].join(' ');
const without = (part: Partial<CopiedMonth>) => months.map((month) => ({ ...month, ...part }));

it('a month is marked by the newest confirmed copy that holds all of it', () => {
  const fewer = without({ slips: 1 });
  expect(marksWith([])).toBe('never never never');
  expect(marksWith([copy(winter, '2026-01-01T00:00:00Z')])).toBe('confirmed confirmed never');
  expect(marksWith([copy({ from: '2025-01-02', to: '2025-02-28' }, '2026-01-01T00:00:00Z')])).toBe(
    'never confirmed never',
  );
  expect(marksWith([copy(null, '2026-01-01T00:00:00Z', fewer), copy(winter, '2026-02-01T00:00:00Z')])).toBe(
    'confirmed confirmed changed',
  );
  expect(marksWith([copy(null, '2026-03-01T00:00:00Z', fewer), copy(winter, '2026-02-01T00:00:00Z')])).toBe(
    'changed changed changed',
  );
});

it.each([
  ['fewer balances', { balances: 0 }, 'changed'],
  ['another income', { income: '999' }, 'changed'],
  ['another expense', { expense: '300.51' }, 'changed'],
  ['the same amount in another form', { expense: '300.5' }, 'confirmed'],
  ['no sums, because it is older than they are', { income: null, expense: null }, 'confirmed'],
])('a copy with %s', (_, part, mark) => {
  expect(marksWith([copy(null, '2026-01-01T00:00:00Z', without(part))])).toBe(`${mark} ${mark} ${mark}`);
});

it('a copy that held nothing of a month, and one of unknown content', () => {
  expect(marksWith([copy(null, '2026-01-01T00:00:00Z', [])])).toBe('changed changed changed');
  expect(marksWith([copy(null, '2026-01-01T00:00:00Z', null)])).toBe('never never never');
});

it('a copy that is only kept by the service marks what no confirmed file has', () => {
  const early = copy(null, '2026-01-01T00:00:00Z', without({ slips: 1 }));
  const late = copy(null, '2026-02-01T00:00:00Z');
  expect(marksWith([], [late])).toBe('exported exported exported');
  expect(marksWith([early], [late])).toBe('exported exported exported');
  expect(marksWith([copy(winter, '2025-12-01T00:00:00Z')], [late])).toBe('confirmed confirmed exported');
  expect(marksWith([], [early])).toBe('changed changed changed');
});
