import { util } from '@aws-appsync/utils';

/** Crockford's base 32, in order of value. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const timeLength = 10;

/** 26 characters of Crockford's alphabet, the first at most 7: 128 bits (the ULID specification). */
export function isUlid(id: string): boolean {
  return util.matches('^[0-7][0-9A-HJKMNP-TV-Z]{25}$', id);
}

/** The sentence for an id that is not a ULID. It quotes only the beginning of the id, which may have any length. */
export function notAUlid(name: string, id: string): string {
  return `${name}: expected a ULID (26 characters of 0-9 and A-Z without I, L, O, U), got "${id.slice(0, 40)}"${id.length > 40 ? ' and more' : ''}.`;
}

/** The instant in a ULID, in milliseconds since 1970. */
export function ulidTimeMs(id: string): number {
  return id
    .slice(0, timeLength)
    .split('')
    .reduce((ms, letter) => ms * 32 + alphabet.indexOf(letter), 0);
}
