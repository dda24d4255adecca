import { CognitoError } from '../cognito-error.ts';
import type { Member } from '../request-shape.ts';
import type { UserPoolClientSettings } from './client-settings.ts';
import type { UserPoolSettings } from './settings.ts';
import { standardAttributes } from './settings.ts';

/** Reads `UserAttributes` of a request: `[{ Name, Value }]`. Values have at most 2048 characters (API reference). */
export const attributeMap: Member<Readonly<Record<string, string>>> = (value, name) => {
  if (value === undefined || value === null) return {};
  if (!Array.isArray(value))
    throw new CognitoError('SerializationException', `Expected ${name} to be a list of { Name, Value }.`);
  return Object.fromEntries(value.map((entry: unknown) => readAttribute(entry, name)));
};

/**
 * Checks the attributes of a new user against the pool's schema and the client's rights. The email is the user name, so
 * an email attribute must be equal to it. Returns the attributes without the email. Throws `InvalidParameterException`,
 * `NotAuthorizedException`.
 */
export function newUserAttributes(
  settings: UserPoolSettings,
  client: UserPoolClientSettings | undefined,
  email: string,
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const { email: givenEmail, ...others } = given;
  if (!isEmail(email)) throw new CognitoError('InvalidParameterException', 'Username should be an email.');
  if (givenEmail !== undefined && givenEmail !== email) {
    throw new CognitoError(
      'InvalidParameterException',
      'The email attribute must be the same as the username in a pool where people sign in with their email.',
    );
  }
  checkNames(settings, client, Object.keys(others));
  demandRequired(settings, others);
  return others;
}

/**
 * A user's attributes except the email after a change. A blank value removes an attribute. Throws
 * `InvalidParameterException` for names that the schema does not know or does not let change, and
 * `NotAuthorizedException` for names that the client may not write.
 *
 * @param given all attributes of the request, including the email
 * @param others the same without the email
 */
export function changedAttributes(
  settings: UserPoolSettings,
  client: UserPoolClientSettings,
  before: Readonly<Record<string, string>>,
  given: Readonly<Record<string, string>>,
  others: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  checkNames(settings, client, Object.keys(others));
  const fixed = Object.keys(given).find((name) => settings.immutableAttributes.includes(name));
  if (fixed !== undefined)
    throw new CognitoError('InvalidParameterException', `user.${fixed}: Attribute cannot be updated.\n`);
  if ('email' in given && client.writable && !client.writable.has('email')) throw unauthorizedWrite();
  const after = Object.fromEntries(Object.entries({ ...before, ...others }).filter(([, value]) => value !== ''));
  demandRequired(settings, after);
  return after;
}

export function checkEmail(email: string): void {
  if (!isEmail(email)) throw new CognitoError('InvalidParameterException', 'Invalid email address format.');
}

function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
}

function checkNames(
  settings: UserPoolSettings,
  client: UserPoolClientSettings | undefined,
  names: readonly string[],
): void {
  for (const name of names) {
    const isKnown =
      (standardAttributes.has(name) && !name.startsWith('email')) || settings.customAttributes.includes(name);
    if (!isKnown)
      throw new CognitoError(
        'InvalidParameterException',
        `Attributes did not conform to the schema: Type for attribute {${name}} could not be determined\n`,
      );
    if (client?.writable && !client.writable.has(name)) throw unauthorizedWrite();
  }
}

function demandRequired({ requiredAttributes }: UserPoolSettings, attributes: Readonly<Record<string, string>>): void {
  const missing = requiredAttributes.filter((name) => !attributes[name]);
  if (missing.length === 0) return;
  throw new CognitoError(
    'InvalidParameterException',
    `Attributes did not conform to the schema: ${missing.map((name) => `${name}: The attribute is required`).join('\n')}\n`,
  );
}

function unauthorizedWrite(): CognitoError {
  return new CognitoError('NotAuthorizedException', 'A client attempted to write unauthorized attribute');
}

function readAttribute(entry: unknown, list: string): readonly [name: string, value: string] {
  if (typeof entry !== 'object' || entry === null || !('Name' in entry) || typeof entry.Name !== 'string') {
    throw new CognitoError('SerializationException', `Expected each of ${list} to be { Name, Value }.`);
  }
  const value: unknown = 'Value' in entry ? (entry.Value ?? '') : '';
  if (typeof value === 'string' && value.length <= 2048) return [entry.Name, value];
  throw new CognitoError(
    'InvalidParameterException',
    `Expected the value of ${entry.Name} to be a string of at most 2048 characters.`,
  );
}
