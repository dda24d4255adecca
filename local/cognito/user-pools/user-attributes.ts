import { CognitoError } from '../cognito-error.ts';
import type { Member } from '../request-shape.ts';
import type { UserPoolClientSettings } from './user-pool-client-settings.ts';
import { standardAttributes } from './user-pool-settings.ts';
import type { UserPoolSettings } from './user-pool-settings.ts';

/** `UserAttributes` of a request: `[{ Name, Value }]`. Values of at most 2048 characters, as the API reference has it. */
export const attributeMap: Member<Readonly<Record<string, string>>> = (value, name) => {
  if (value === undefined || value === null) return {};
  if (!Array.isArray(value)) throw new CognitoError('SerializationException', `Expected ${name} to be a list of { Name, Value }.`);
  return Object.fromEntries(value.map((entry: unknown) => readAttribute(entry, name)));
};

/**
 * What a new user brings, against the pool's schema and the client's rights. The email is the user name:
 * given twice it must be the same. Gives the attributes without it. Throws `InvalidParameterException`, `NotAuthorizedException`.
 */
export function newUserAttributes(
  settings: UserPoolSettings,
  client: UserPoolClientSettings | undefined,
  email: string,
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const { email: givenEmail, ...others } = given;
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) throw new CognitoError('InvalidParameterException', 'Username should be an email.');
  if (givenEmail !== undefined && givenEmail !== email) {
    throw new CognitoError('InvalidParameterException', 'The email attribute must be the same as the username in a pool where people sign in with their email.');
  }
  for (const name of Object.keys(others)) {
    const isKnown = (standardAttributes.has(name) && !name.startsWith('email')) || settings.customAttributes.includes(name);
    if (!isKnown) throw new CognitoError('InvalidParameterException', `Attributes did not conform to the schema: Type for attribute {${name}} could not be determined\n`);
    if (client?.writable && !client.writable.has(name)) throw new CognitoError('NotAuthorizedException', 'A client attempted to write unauthorized attribute');
  }
  const missing = settings.requiredAttributes.filter((name) => !others[name]);
  if (missing.length > 0) {
    throw new CognitoError('InvalidParameterException', `Attributes did not conform to the schema: ${missing.map((name) => `${name}: The attribute is required`).join('\n')}\n`);
  }
  return others;
}

function readAttribute(entry: unknown, list: string): readonly [name: string, value: string] {
  if (typeof entry !== 'object' || entry === null || !('Name' in entry) || typeof entry.Name !== 'string') {
    throw new CognitoError('SerializationException', `Expected each of ${list} to be { Name, Value }.`);
  }
  const value: unknown = 'Value' in entry ? (entry.Value ?? '') : '';
  if (typeof value === 'string' && value.length <= 2048) return [entry.Name, value];
  throw new CognitoError('InvalidParameterException', `Expected the value of ${entry.Name} to be a string of at most 2048 characters.`);
}
