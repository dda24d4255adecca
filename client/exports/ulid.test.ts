import { expect, it } from 'vitest';
import { ulidPattern } from '../../ledger/ulid.ts';
import { makeUlid } from './ulid.ts';

it('writes the instant as the specification does', () => {
  // The example time in the ULID specification's reference implementation.
  expect(makeUlid(1469918176385).slice(0, 10)).toBe('01ARYZ6S41');
});

it('has the form that the server accepts, to the last instant it can hold', () => {
  for (const nowMs of [0, 1, Date.UTC(2026, 1, 29), 2 ** 48 - 1]) {
    expect(makeUlid(nowMs)).toMatch(new RegExp(ulidPattern));
  }
});

it('sorts by time', () => {
  const instants = [0, 31, 32, 1023, 1024, 1_700_000_000_000, 1_700_000_000_001];
  const ids = instants.map((nowMs) => makeUlid(nowMs));
  expect(ids.toSorted()).toEqual(ids);
});

it('differs within the same millisecond', () => {
  expect(new Set(Array.from({ length: 1000 }, () => makeUlid(1))).size).toBe(1000);
});
