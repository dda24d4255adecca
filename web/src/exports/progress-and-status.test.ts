import { describe, expect, it } from 'vitest';
import { overallFraction } from './overall-fraction.ts';
import { reconciliationResult } from './reconciliation-result.ts';
import { shownStatus } from './use-shown-status.ts';

describe('overallFraction', () => {
  it('rises over both phases and stays within 0 and 1', () => {
    const story = [
      ['READING', -1],
      ['READING', 0.5],
      ['READING', 1.2],
      ['VERIFYING', 0.5],
      ['VERIFYING', 7],
    ] as const;
    expect(story.map(([phase, fraction]) => overallFraction({ phase, fraction }))).toEqual([0, 0.4, 0.8, 0.9, 1]);
  });
});

describe('shownStatus', () => {
  const nowMs = Date.UTC(2026, 0, 1);
  it.each([
    ['READY', '2026-01-01T00:00:01Z', 'READY'],
    ['READY', '2026-01-01T00:00:00Z', 'EXPIRED'],
    ['READY', null, 'READY'],
    ['FAILED', '2025-01-01T00:00:00Z', 'FAILED'],
  ] as const)('%s until %s is %s', (status, expiresAt, shown) => {
    expect(shownStatus({ status, expiresAt }, nowMs)).toBe(shown);
  });
});

describe('reconciliationResult', () => {
  it.each([
    ['0', null, { kind: 'agrees' }],
    ['-0.00', null, { kind: 'agrees' }],
    ['-300', '2025-03-01', { kind: 'differs', by: '-300', since: '2025-03-01' }],
    ['0', '2025-03-01', { kind: 'differs-on-the-way', since: '2025-03-01' }],
    [null, null, { kind: 'unknown' }],
    [null, '2025-03-01', { kind: 'differs-on-the-way', since: '2025-03-01' }],
  ])('difference %s, first on %s', (difference, firstDifferenceOn, result) => {
    expect(reconciliationResult({ difference, firstDifferenceOn })).toEqual(result);
  });
});
