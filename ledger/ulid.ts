/** Crockford's base 32 without I, L, O and U, in order of value: the characters of a ULID (github.com/ulid/spec). */
export const ulidAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** One character of {@link ulidAlphabet}, for a pattern of Java or JavaScript. */
export const ulidCharacter = '[0-9A-HJKMNP-TV-Z]';

/** A whole ULID, for a pattern of Java or JavaScript: 128 bits, so the first of 26 characters is at most 7. */
export const ulidPattern = `^[0-7]${ulidCharacter}{25}$`;

/** The first characters of a ULID hold its time, in milliseconds since 1970. */
export const ulidTimeLength = 10;

/** The instant in a ULID, in milliseconds since 1970. */
export function ulidTimeMs(id: string): number {
  return id
    .slice(0, ulidTimeLength)
    .split('')
    .reduce((ms, letter) => ms * 32 + ulidAlphabet.indexOf(letter), 0);
}
