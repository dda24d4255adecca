import { createHmac, timingSafeEqual } from 'node:crypto';

/** The time for which a code is valid (RFC 6238, 4.1, and every authenticator app). */
const stepSeconds = 30;
const digits = 6;

/** The six-digit code of a secret in one step (HOTP of RFC 4226 with SHA-1). */
export function totpAt(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0x0f;
  const number = mac.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/** The step of an instant. */
export function stepAt(nowMs: number): number {
  return Math.floor(nowMs / 1000 / stepSeconds);
}

/**
 * The step of a code. It may be the current step or one step before or after, for clocks that differ (RFC 6238, 5.2).
 * Undefined for any other code.
 */
export function stepOfCode(secret: Uint8Array, code: string, nowMs: number): number | undefined {
  const now = stepAt(nowMs);
  return [now, now - 1, now + 1].find((step) => step >= 0 && isSame(totpAt(secret, step), code));
}

function isSame(expected: string, code: string): boolean {
  const claimed = Buffer.from(code);
  return claimed.length === digits && timingSafeEqual(Buffer.from(expected), claimed);
}
