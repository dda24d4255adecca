import type { JsonObject } from '../json.ts';
import { CognitoError } from './cognito-error.ts';

/** Reads one member of a request. Throws `CognitoError` when the member does not follow the API reference. */
export type Member<T> = (value: unknown, name: string) => T;

/** Reads and checks the members of a request that an operation needs. Other members are ignored, as on AWS. */
export function readInput<Shape extends Readonly<Record<string, Member<unknown>>>>(
  input: JsonObject,
  shape: Shape,
): { readonly [Name in keyof Shape]: ReturnType<Shape[Name]> } {
  const entries = Object.entries(shape).map(([name, member]) => [
    name,
    member(Object.hasOwn(input, name) ? input[name] : undefined, name),
  ]);
  // Object.fromEntries loses the type of each member. The entries were built from the shape above.
  return Object.fromEntries(entries) as { readonly [Name in keyof Shape]: ReturnType<Shape[Name]> };
}

/** A string of at least one character; with the lengths of the API reference. */
export function text(limits: { readonly maxLength: number; readonly pattern?: RegExp }): Member<string> {
  return (value, name) => {
    if (value === undefined || value === null || value === '')
      throw new CognitoError('InvalidParameterException', `Missing required parameter ${name}`);
    if (typeof value !== 'string')
      throw new CognitoError('SerializationException', `Expected ${name} to be a string, got ${typeof value}.`);
    if (value.length > limits.maxLength) {
      throw invalid(name, `Member must have length less than or equal to ${limits.maxLength}`);
    }
    if (limits.pattern && !limits.pattern.test(value))
      throw invalid(name, `Member must satisfy regular expression pattern: ${limits.pattern.source}`);
    return value;
  };
}

export function optional<T>(member: Member<T>): Member<T | undefined> {
  return (value, name) => (value === undefined || value === null ? undefined : member(value, name));
}

export const flag: Member<boolean> = (value, name) => {
  if (typeof value === 'boolean') return value;
  throw new CognitoError('SerializationException', `Expected ${name} to be true or false.`);
};

/** A map of strings, such as `AuthParameters`. */
export const stringMap: Member<Readonly<Record<string, string>>> = (value, name) => {
  if (value === undefined || value === null) return {};
  const isMap =
    typeof value === 'object' &&
    !Array.isArray(value) &&
    Object.values(value).every((entry) => typeof entry === 'string');
  if (!isMap) throw new CognitoError('SerializationException', `Expected ${name} to be a map of strings.`);
  return value as Readonly<Record<string, string>>;
};

function invalid(name: string, constraint: string): CognitoError {
  const path = name.charAt(0).toLowerCase() + name.slice(1);
  return new CognitoError(
    'InvalidParameterException',
    `1 validation error detected: Value at '${path}' failed to satisfy constraint: ${constraint}`,
  );
}
