import { describe, expect, it } from 'vitest';
import { isCredentialsRefusal } from './credentials-refusal.ts';

const named = (name: string) => Object.assign(new Error('of the client'), { name });

describe('isCredentialsRefusal', () => {
  it.each([
    ['nobody’s credentials', named('NoCredentials')],
    ['an identity pool that says no', named('NotAuthorizedException')],
    [
      'a request refused in front of the API',
      { data: {}, errors: [{ message: 'Unknown error', originalError: named('UnauthorizedException') }] },
    ],
    [
      'a request whose credentials have expired',
      {
        data: null,
        errors: [
          { errorType: 'ExpiredTokenException', message: 'The security token included in the request is expired' },
        ],
      },
    ],
    [
      'a realtime connection refused',
      {
        errors: [
          {
            message:
              'Connection failed: {"errors":[{"errorType":"UnauthorizedException","message":"Permission denied"}]}',
          },
        ],
      },
    ],
  ])('knows %s', (_, reason) => {
    expect(isCredentialsRefusal(reason)).toBe(true);
  });

  it.each([
    [
      'a field that is not allowed',
      { data: null, errors: [{ errorType: 'Unauthorized', message: 'Not Authorized to access x on type Query' }] },
    ],
    ['a limit', { data: null, errors: [{ errorType: 'QuotaExceeded', message: '20 a day' }] }],
    ['no network', named('NetworkError')],
    ['an answer', { data: {} }],
    ['nothing', undefined],
  ])('leaves %s', (_, reason) => {
    expect(isCredentialsRefusal(reason)).toBe(false);
  });
});
