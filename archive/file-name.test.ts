import { expect, it } from 'vitest';
import { archiveFileName, isAnyArchiveFileName, isArchiveFileName } from './file-name.ts';
import { wallClock } from './zip/wall-clock.ts';

const copy = {
  period: { from: '2025-01-01', to: '2025-12-31' },
  requested: wallClock('2026-01-31T15:04:05.678Z', 'Asia/Tokyo'),
  id: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
};

it('says which days, when by the local clock, and which export', () => {
  expect(archiveFileName(copy)).toBe('myhome-account_2025-01-01_2025-12-31_20260201-000405_9G5FAV.zip');
  expect(archiveFileName({ ...copy, period: null })).toBe('myhome-account_all_20260201-000405_9G5FAV.zip');
});

it('differs for two copies of the same days and the same second', () => {
  expect(archiveFileName({ ...copy, id: '01ARZ3NDEKTSV4RRFFQ69G5FAW' })).not.toBe(archiveFileName(copy));
});

it('is known again, and nothing else is taken for one', () => {
  expect([archiveFileName(copy), archiveFileName({ ...copy, period: null })].map(isArchiveFileName)).toEqual([
    true,
    true,
  ]);
  const right = archiveFileName(copy);
  for (const wrong of [
    '',
    'x.zip',
    `../${right}`,
    `${right}\n`,
    right.replace('_', '"'),
    right.replace('.zip', '.exe'),
    `${right}.exe`,
    right.replace('9G5FAV', '../../'),
  ]) {
    expect([wrong, isArchiveFileName(wrong)]).toEqual([wrong, false]);
  }
});

it('is known also as versions before 0.2 wrote it, where that is asked for', () => {
  const right = archiveFileName(copy);
  for (const [name, isAny, isOwn] of [
    [right, true, true],
    ['myhome-account_2025-01-01_2025-12-31.zip', true, false],
    [`../${right}`, false, false],
    [`${right}\n`, false, false],
  ] as const)
    expect([name, isAnyArchiveFileName(name), isArchiveFileName(name)]).toEqual([name, isAny, isOwn]);
});
