import { expect, it } from 'vitest';
import { monthMarks } from './month-marks.ts';

const months = ['2025-01', '2025-02', '2025-03'].map((month) => ({ month, slips: 2, balances: 1 }));
const copy = (days: { from: string; to: string } | null, requestedAt: string, held = months, rows = 0) => ({
  tables: [{ table: 'slips', rows }],
  ...{ everything: days === null, from: days?.from ?? null, to: days?.to ?? null, requestedAt },
  months: held,
});
const winter = { from: '2025-01-01', to: '2025-02-28' };

it('a month is marked by the newest confirmed copy that holds all of it', () => {
  const fewer = months.map((month) => ({ ...month, slips: 1 }));
  const marksWith = (...receipts: ReturnType<typeof copy>[]) => Object.fromEntries(monthMarks(months, receipts));
  expect(marksWith()).toEqual({});
  expect(marksWith(copy(winter, '2026-01-01T00:00:00Z'))).toEqual({ '2025-01': 'confirmed', '2025-02': 'confirmed' });
  expect(marksWith(copy({ from: '2025-01-02', to: '2025-02-28' }, '2026-01-01T00:00:00Z'))).toEqual({
    '2025-02': 'confirmed',
  });
  expect(marksWith(copy(null, '2026-01-01T00:00:00Z', fewer), copy(winter, '2026-02-01T00:00:00Z'))).toEqual({
    '2025-01': 'confirmed',
    '2025-02': 'confirmed',
    '2025-03': 'changed',
  });
  expect(marksWith(copy(null, '2026-03-01T00:00:00Z', fewer), copy(winter, '2026-02-01T00:00:00Z'))).toEqual({
    '2025-01': 'changed',
    '2025-02': 'changed',
    '2025-03': 'changed',
  });
  const noBalances = months.map((month) => ({ ...month, balances: 0 }));
  expect(marksWith(copy(null, '2026-01-01T00:00:00Z', noBalances))['2025-01']).toBe('changed');
  expect(marksWith(copy(null, '2026-01-01T00:00:00Z', []))['2025-01']).toBe('changed');
  expect(marksWith(copy(null, '2026-01-01T00:00:00Z', [], 9))).toEqual({});
});
