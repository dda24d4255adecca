import { expect, it } from 'vitest';
import { coverageAxis } from './coverage-axis.ts';

it('days of two years lie in months, each as wide as the others', () => {
  const { units, placeOf } = coverageAxis(['2025-02', '2024-11']);
  expect(units).toEqual(['2024-11', '2024-12', '2025-01', '2025-02']);
  expect([placeOf('2024-11-01'), placeOf('2024-12-31', true), placeOf('2025-02-28', true)]).toEqual([0, 0.5, 1]);
});

it('more years lie beside each other, and years without anything are folded', () => {
  const { units, placeOf } = coverageAxis(['2023-01', '2024-05', '2099-12', '2025-01', '']);
  expect(units).toEqual(['2023', '2024', '2025', '2099']);
  expect([placeOf('2024-01-01'), placeOf('2050-06-01'), placeOf('2099-12-31', true)]).toEqual([0.25, 0.75, 1]);
});

it.each([
  ['9999-11', '9999-12'],
  ['0050-01', '0050-02'],
])('%s and %s are two months like any others', (first, second) => {
  const { units, placeOf } = coverageAxis([first, second]);
  expect(units).toEqual([first, second]);
  expect([placeOf(`${first}-01`), placeOf(`${second}-01`), placeOf(`${second}-15`, true) > 0.5]).toEqual([
    0,
    0.5,
    true,
  ]);
});

it('two years with many between them are two years', () => {
  expect(coverageAxis(['2025-01', '2025-12', '2099-01']).units).toEqual(['2025', '2099']);
});

it('no days have no axis', () => {
  expect(coverageAxis([]).units).toEqual([]);
});
