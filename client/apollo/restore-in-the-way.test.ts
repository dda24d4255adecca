import { CombinedGraphQLErrors } from '@apollo/client';
import { expect, it } from 'vitest';
import { restoreInTheWayOf } from './restore-in-the-way.ts';

/** A refusal in AppSync's form: `errorInfo` is beside `errorType`. */
const refused = (errorInfo: unknown, errorType = 'RestoreInTheWay') =>
  new CombinedGraphQLErrors({
    data: null,
    errors: [{ message: 'as the server says', errorType, errorInfo } as { message: string }],
  });

it('names the restore that is at work', () => {
  expect(restoreInTheWayOf(refused({ id: '01ARZ3NDEKTSV4RRFFQ69G5FAV' }))).toBe('01ARZ3NDEKTSV4RRFFQ69G5FAV');
});

it.each([
  ['nothing beside the error', refused(undefined)],
  ['null', refused(null)],
  ['no text', refused({ id: 7 })],
  ['another refusal', refused({ id: '01ARZ3NDEKTSV4RRFFQ69G5FAV' }, 'NotNow')],
  ['a lost connection', new TypeError('Failed to fetch')],
])('names none for %s', (_, error) => {
  expect(restoreInTheWayOf(error)).toBeUndefined();
});
