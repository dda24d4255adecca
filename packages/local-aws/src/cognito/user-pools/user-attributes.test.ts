import { describe, expect, it } from 'vitest';
import { aClient, aPool } from '../testing/cognito-under-test.ts';
import { attributeMap, changedAttributes, checkEmail, newUserAttributes } from './user-attributes.ts';

const email = 'hanako@example.com';
const settings = {
  ...aPool,
  requiredAttributes: ['name'],
  customAttributes: ['custom:theme', 'custom:fixed'],
  immutableAttributes: ['custom:fixed'],
};
const client = { ...aClient, writable: new Set(['name', 'custom:theme', 'custom:fixed']) };

describe('attributes of a request', () => {
  it('are names with values', () => {
    expect(
      attributeMap([{ Name: 'name', Value: '花子' }, { Name: 'locale' }, { Name: 'a', Value: null }], 'It'),
    ).toEqual({
      name: '花子',
      locale: '',
      a: '',
    });
    expect([undefined, null].map((value) => attributeMap(value, 'It'))).toEqual([{}, {}]);
    const longest = 'x'.repeat(2048);
    expect(attributeMap([{ Name: 'name', Value: longest }], 'It')).toEqual({ name: longest });
  });

  it.each([
    [{}, 'SerializationException', 'Expected It to be a list of { Name, Value }.'],
    [['name'], 'SerializationException', 'Expected each of It to be { Name, Value }.'],
    [[null], 'SerializationException', 'Expected each of It to be { Name, Value }.'],
    [[{ Value: 'x' }], 'SerializationException', 'Expected each of It to be { Name, Value }.'],
    [[{ Name: 1 }], 'SerializationException', 'Expected each of It to be { Name, Value }.'],
    [[{ Name: 'a', Value: 1 }], 'InvalidParameterException', 'Expected the value of a to be a string'],
    [[{ Name: 'a', Value: [] }], 'InvalidParameterException', 'Expected the value of a to be a string'],
    [[{ Name: 'a', Value: 'x'.repeat(2049) }], 'InvalidParameterException', 'at most 2048 characters'],
  ])('are not %j', (value, code, message) => {
    expect(() => attributeMap(value, 'It')).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) as string }) as Error,
    );
  });
});

describe('a new user', () => {
  it('has those that the schema knows and the client may write, without the email', () => {
    expect(newUserAttributes(settings, client, email, { name: '花子', 'custom:theme': 'dark', email })).toEqual({
      name: '花子',
      'custom:theme': 'dark',
    });
    expect(newUserAttributes(settings, undefined, email, { name: '花子', locale: 'ja' })).toHaveProperty('locale');
  });

  it.each<[string, Record<string, string>, string, string]>([
    ['hanako', { name: '花子' }, 'InvalidParameterException', 'Username should be an email.'],
    [email, { name: '花子', email: 'other@example.com' }, 'InvalidParameterException', 'must be the same as'],
    [email, {}, 'InvalidParameterException', 'name: The attribute is required'],
    [email, { name: '' }, 'InvalidParameterException', 'name: The attribute is required'],
    [email, { name: '花子', shoe: '23' }, 'InvalidParameterException', '{shoe} could not be determined'],
    [email, { name: '花子', email_verified: 'true' }, 'InvalidParameterException', '{email_verified}'],
    [email, { name: '花子', locale: 'ja' }, 'NotAuthorizedException', 'unauthorized attribute'],
  ])('%s with %j is refused', (address, given, code, message) => {
    expect(() => newUserAttributes(settings, client, address, given)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) as string }) as Error,
    );
  });

  it('is told every attribute that is missing', () => {
    const both = { ...settings, requiredAttributes: ['name', 'custom:theme'] };
    expect(() => newUserAttributes(both, client, email, {})).toThrow(
      'name: The attribute is required\ncustom:theme: The attribute is required\n',
    );
  });
});

describe('a change', () => {
  const before = { name: '花子', 'custom:theme': 'dark', 'custom:fixed': 'x' };
  const change = (given: Record<string, string>) => {
    const others = Object.fromEntries(Object.entries(given).filter(([name]) => name !== 'email'));
    return changedAttributes(settings, client, before, given, others);
  };

  it('replaces, adds and removes', () => {
    expect(change({ name: 'はなこ', 'custom:theme': '' })).toEqual({ name: 'はなこ', 'custom:fixed': 'x' });
    expect(change({})).toEqual(before);
  });

  it.each<[Record<string, string>, string, string]>([
    [{ 'custom:fixed': 'y' }, 'InvalidParameterException', 'user.custom:fixed: Attribute cannot be updated.'],
    [{ email }, 'NotAuthorizedException', 'unauthorized attribute'],
    [{ locale: 'ja' }, 'NotAuthorizedException', 'unauthorized attribute'],
    [{ shoe: '23' }, 'InvalidParameterException', '{shoe}'],
    [{ name: '' }, 'InvalidParameterException', 'name: The attribute is required'],
  ])('%j is refused', (given, code, message) => {
    expect(() => change(given)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) as string }) as Error,
    );
  });

  it('of the email needs no right where the client may write everything, or that', () => {
    for (const writable of [undefined, new Set(['email'])])
      expect(changedAttributes(settings, { ...client, writable }, before, { email }, {})).toEqual(before);
  });
});

describe('an email', () => {
  it.each(['a@b.c', 'hanako+1@mail.example.com', '花子@例え.jp'])('is %s', (address) => {
    expect(() => checkEmail(address)).not.toThrow();
  });

  it.each(['', 'hanako', 'a@b', '@b.c', 'a@.', 'a@b.', 'a b@c.d', 'a@b c.d', 'a@b.c d', 'a@@b.c', 'a@b.c@', 'a@.c'])(
    'is not %j',
    (address) => {
      expect(() => checkEmail(address)).toThrow('Invalid email address format.');
    },
  );
});
