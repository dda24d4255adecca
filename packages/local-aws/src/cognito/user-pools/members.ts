import { CognitoError } from '../cognito-error.ts';
import type { Member } from '../request-shape.ts';
import { stringMap, text } from '../request-shape.ts';

/** The members that many operations share, with the limits of the API reference. */
export const clientId = text({ maxLength: 128, pattern: /^[\w+]+$/ });
export const poolId = text({ maxLength: 55, pattern: /^[\w-]+_[0-9a-zA-Z]+$/ });
export const username = text({ maxLength: 128, pattern: /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u });
export const password = text({ maxLength: 256, pattern: /^\S(.*\S)?$/ });
export const confirmationCode = text({ maxLength: 2048, pattern: /^\S+$/ });
/** JSON web tokens and refresh tokens. The limit is this host's. */
export const token = text({ maxLength: 16_384, pattern: /^[A-Za-z0-9\-_=.]+$/ });

/** Refuses a secret hash, because the host's clients are public and have no secret. */
export const noSecret: Member<undefined> = (value) => {
  if (value === undefined || value === null) return undefined;
  throw new CognitoError('NotAuthorizedException', 'The client is not configured for secret but secret was received');
};

/** The handle of a pending step of a sign-in, with the lengths of the API reference. */
export const session = text({ maxLength: 2048, pattern: /^\S{20,}$/ });

/** The only attribute with codes, because pools of the host verify no phone numbers. */
export const emailAttribute: Member<'email'> = (value, name) => {
  const given = text({ maxLength: 32 })(value, name);
  if (given === 'email') return given;
  throw new CognitoError('InvalidParameterException', `The local host verifies only email, got ${name} ${given}.`);
};

/** Returns an entry by its name. Throws `InvalidParameterException` when there is none. */
export type ParameterReader = (name: string) => string;

/** Returns a reader of the entries of `AuthParameters` and `ChallengeResponses`. */
export const parameters: Member<ParameterReader> = (value, name) => {
  const map = stringMap(value, name);
  if (Object.hasOwn(map, 'SECRET_HASH')) noSecret(map['SECRET_HASH'], name);
  return (key) => {
    const found = Object.hasOwn(map, key) ? map[key] : undefined;
    if (found) return found;
    throw new CognitoError('InvalidParameterException', `Missing required parameter ${key}`);
  };
};
