import { expect, it } from 'vitest';
import { apiProblems } from '../../../client/apollo/api-problem.ts';
import { leavesOpen, requestFor, requestVariables } from './export-request.ts';

const year = { from: '2025-01-01', to: '2025-12-31' };
const ids = () => ['FIRST', 'SECOND'][Symbol.iterator]();
const from = (all: Iterator<string>) => () => String(all.next().value);

it('sends the very same request again while nothing is known of the first', () => {
  const makeId = from(ids());
  const first = requestFor(year, undefined, makeId);
  expect(requestFor({ ...year }, first, makeId)).toEqual({ days: year, requestId: 'FIRST' });
});

it('makes a new request for another period, and for everything', () => {
  const makeId = from(ids());
  const first = requestFor(year, undefined, makeId);
  expect(requestFor({ ...year, to: '2025-12-30' }, first, makeId).requestId).toBe('SECOND');
  expect(requestFor('everything', first, () => 'THIRD').requestId).toBe('THIRD');
});

it('leaves both days out of a request for everything', () => {
  expect(requestVariables({ days: 'everything', requestId: 'A' })).toEqual({ requestId: 'A' });
  expect(requestVariables({ days: year, requestId: 'A' })).toEqual({ requestId: 'A', ...year });
});

it('knows which problems leave open whether the request was carried out', () => {
  expect(apiProblems.filter(leavesOpen)).toEqual(['Unreachable', 'SignedOut', 'Busy', 'Internal']);
});
