import { describe, expect, it } from 'vitest';
import { storedPerson } from './stored-person.ts';

const jwt = (claims: unknown) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;
const storageOf = (stored: Record<string, string>) => ({
  getItem: (key: string) => stored[key.replace('CognitoIdentityServiceProvider.client.', '')] ?? null,
});
const whole = {
  LastAuthUser: 'u-1',
  'u-1.idToken': jwt({ sub: 'u-1', email: '花子@example.com' }),
  'u-1.accessToken': 'a',
  'u-1.refreshToken': 'r',
};

describe('storedPerson', () => {
  it('reads the person from the ID token, whatever letters their address has', () => {
    expect(storedPerson(storageOf(whole), 'client')).toEqual({ userId: 'u-1', email: '花子@example.com' });
  });

  it.each(Object.keys(whole))('is nobody while %s is not there', (missing) => {
    expect(
      storedPerson(storageOf(Object.fromEntries(Object.entries(whole).filter(([key]) => key !== missing))), 'client'),
    ).toBeNull();
  });

  it.each([
    '',
    'x',
    'a.***.c',
    `a.${Buffer.from('no json').toString('base64url')}.c`,
    jwt('text'),
    jwt({ sub: 1, email: 'a@b' }),
  ])('is nobody where the ID token is %j', (idToken) => {
    expect(storedPerson(storageOf({ ...whole, 'u-1.idToken': idToken }), 'client')).toBeNull();
  });

  it('does not take the tokens of another client', () => {
    expect(storedPerson(storageOf(whole), 'other')).toBeNull();
  });
});
