const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID of this instant and a number that distinguishes ids of one instant. The same arguments give the same id. */
export function ulidAt(nowMs: number, number: number): string {
  const digits = (value: number, length: number): string =>
    length === 0 ? '' : digits(Math.floor(value / 32), length - 1) + alphabet.charAt(value % 32);
  return digits(nowMs, 10) + digits(number, 16);
}

/** The instant in a ULID, in milliseconds since 1970. */
export function ulidTimeMs(id: string): number {
  return Array.from(id.slice(0, 10)).reduce((ms, letter) => ms * 32 + alphabet.indexOf(letter), 0);
}
