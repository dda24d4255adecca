import { CombinedGraphQLErrors } from '@apollo/client';
import { expect, it } from 'vitest';
import { quotaRefusalOf } from './quota-refusal.ts';

/** A refusal in AppSync's form: `errorInfo` is beside `errorType`. */
const refused = (errorInfo: unknown, errorType = 'QuotaExceeded') =>
  new CombinedGraphQLErrors({
    data: null,
    errors: [{ message: 'as the server says', errorType, errorInfo } as { message: string }],
  });
const info = {
  reason: 'AT_ONCE',
  perDay: 20,
  atOnce: 3,
  usedToday: 7,
  running: 3,
  resetsAt: '2026-11-28T00:00:00.000Z',
};

it('reads which limit it was, and when it ends', () => {
  expect(quotaRefusalOf(refused(info))).toEqual({ reason: 'AT_ONCE', perDay: 20, atOnce: 3, resetsAt: info.resetsAt });
});

it.each([
  ['nothing beside the error', undefined],
  ['null', null],
  ['a reason never heard of', { ...info, reason: 'PER_MOON' }],
  ['a number as text', { ...info, perDay: '20' }],
  ['no instant', { ...info, resetsAt: 'soon' }],
])('makes no sentence of %s', (_, errorInfo) => {
  expect(quotaRefusalOf(refused(errorInfo))).toBeUndefined();
});

it('reads nothing from other errors', () => {
  expect(quotaRefusalOf(refused(info, 'Internal'))).toBeUndefined();
  expect(quotaRefusalOf(new TypeError('Failed to fetch'))).toBeUndefined();
});
