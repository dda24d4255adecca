/** Base32 of RFC 4648 without padding, the form of a secret for authenticator apps. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const quintets = bits.match(/.{1,5}/g) ?? [];
  return quintets.map((quintet) => alphabet.charAt(Number.parseInt(quintet.padEnd(5, '0'), 2))).join('');
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
