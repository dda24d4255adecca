import { CombinedGraphQLErrors } from '@apollo/client';
import { expect, it } from 'vitest';
import { quotaRefusalOf } from './quota-refusal.ts';
import { restoreQuotaRefusalOf } from './restore-quota-refusal.ts';

/** A refusal in AppSync's form: `errorInfo` is beside `errorType`. */
const refused = (errorInfo: unknown, errorType = 'QuotaExceeded') =>
  new CombinedGraphQLErrors({
    data: null,
    errors: [{ message: 'as the server says', errorType, errorInfo } as { message: string }],
  });

it('reads which limit it was, and is no limit of exports', () => {
  const error = refused({ use: 'applies', perDay: 5 });
  expect(restoreQuotaRefusalOf(error)).toEqual({ use: 'applies', perDay: 5 });
  expect(quotaRefusalOf(error)).toBeUndefined();
});

it.each([
  ['nothing beside the error', undefined],
  ['null', null],
  ['a use never heard of', { use: 'undos', perDay: 5 }],
  ['a number as text', { use: 'checks', perDay: '20' }],
])('makes no sentence of %s', (_, errorInfo) => {
  expect(restoreQuotaRefusalOf(refused(errorInfo))).toBeUndefined();
});

it('reads nothing from other errors', () => {
  expect(restoreQuotaRefusalOf(refused({ use: 'checks', perDay: 20 }, 'NotNow'))).toBeUndefined();
  expect(restoreQuotaRefusalOf(new TypeError('Failed to fetch'))).toBeUndefined();
});
