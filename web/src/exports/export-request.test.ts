import { expect, it } from 'vitest';
import { apiProblems } from '../apollo/api-problem.ts';
import { leavesOpen, requestFor } from './export-request.ts';

const year = { from: '2025-01-01', to: '2025-12-31' };
const ids = () => ['FIRST', 'SECOND'][Symbol.iterator]();
const from = (all: Iterator<string>) => () => String(all.next().value);

it('sends the very same request again while nothing is known of the first', () => {
  const makeId = from(ids());
  const first = requestFor(year, undefined, makeId);
  expect(requestFor(year, first, makeId)).toEqual({ ...year, requestId: 'FIRST' });
});

it('makes a new request for another period', () => {
  const makeId = from(ids());
  const first = requestFor(year, undefined, makeId);
  expect(requestFor({ ...year, to: '2025-12-30' }, first, makeId).requestId).toBe('SECOND');
});

it('knows which problems leave open whether the request was carried out', () => {
  expect(apiProblems.filter(leavesOpen)).toEqual(['Unreachable', 'SignedOut', 'Internal']);
});
