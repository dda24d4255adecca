import { expect, it } from 'vitest';
import { apiProblems } from '../../../client/apollo/api-problem.ts';
import { leavesOpen, requestFor, requestVariables } from './export-request.ts';

const year = { from: '2025-01-01', to: '2025-12-31' };
const ids = () => ['FIRST', 'SECOND'][Symbol.iterator]();
const from = (all: Iterator<string>) => () => String(all.next().value);

it('sends the very same request again while nothing is known of the first', () => {
  const makeId = from(ids());
  const first = requestFor({ days: year, language: 'ja' }, undefined, makeId);
  expect(requestFor({ days: { ...year }, language: 'ja' }, first, makeId)).toEqual({
    days: year,
    language: 'ja',
    requestId: 'FIRST',
  });
});

it('makes a new request for another period, for everything, and in another language', () => {
  const makeId = from(ids());
  const first = requestFor({ days: year, language: 'ja' }, undefined, makeId);
  expect(requestFor({ days: { ...year, to: '2025-12-30' }, language: 'ja' }, first, makeId).requestId).toBe('SECOND');
  expect(requestFor({ days: 'everything', language: 'ja' }, first, () => 'THIRD').requestId).toBe('THIRD');
  expect(requestFor({ days: year, language: 'en' }, first, () => 'FOURTH').requestId).toBe('FOURTH');
});

it('leaves both days out of a request for everything', () => {
  expect(requestVariables({ days: 'everything', language: 'en', requestId: 'A' })).toEqual({
    requestId: 'A',
    language: 'en',
  });
  expect(requestVariables({ days: year, language: 'ja', requestId: 'A' })).toEqual({
    requestId: 'A',
    language: 'ja',
    ...year,
  });
});

it('knows which problems leave open whether the request was carried out', () => {
  expect(apiProblems.filter(leavesOpen)).toEqual(['Unreachable', 'SignedOut', 'Busy', 'Internal']);
});
