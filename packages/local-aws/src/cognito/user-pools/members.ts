import { CognitoError } from '../cognito-error.ts';
import type { Member } from '../request-shape.ts';
import { stringMap, text } from '../request-shape.ts';

/** The members that many operations share, with the limits of the API reference. */
export const clientId = text({ maxLength: 128, pattern: /^[\w+]+$/ });
export const username = text({ maxLength: 128, pattern: /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u });
export const password = text({ maxLength: 256, pattern: /^\S(.*\S)?$/ });
export const confirmationCode = text({ maxLength: 2048, pattern: /^\S+$/ });
/** JSON web tokens and refresh tokens: ours to bound. */
export const token = text({ maxLength: 16_384, pattern: /^[A-Za-z0-9\-_=.]+$/ });

/** Nobody holds a secret hash: the host's clients are public. */
export const noSecret: Member<undefined> = (value) => {
  if (value === undefined || value === null) return undefined;
  throw new CognitoError('NotAuthorizedException', 'The client is not configured for secret but secret was received');
};

/** A step of a sign-in that waits for its answer; lengths as the API reference gives them. */
export const session = text({ maxLength: 2048, pattern: /^\S{20,}$/ });

/** The one attribute that has codes: a pool of the host has no phone numbers to verify. */
export const emailAttribute: Member<'email'> = (value, name) => {
  const given = text({ maxLength: 32 })(value, name);
  if (given === 'email') return given;
  throw new CognitoError('InvalidParameterException', `The local host verifies email alone, got ${name} ${given}.`);
};

/** Gives an entry by its name; throws `InvalidParameterException` where there is none. */
export type ParameterReader = (name: string) => string;

/** `AuthParameters` and `ChallengeResponses`: gives a reader of the entries. */
export const parameters: Member<ParameterReader> = (value, name) => {
  const map = stringMap(value, name);
  if (Object.hasOwn(map, 'SECRET_HASH')) noSecret(map['SECRET_HASH'], name);
  return (key) => {
    const found = Object.hasOwn(map, key) ? map[key] : undefined;
    if (found) return found;
    throw new CognitoError('InvalidParameterException', `Missing required parameter ${key}`);
  };
};
