import { stepAt, totpAt } from '../user-pools/totp.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * An authenticator app that has been given a `SecretCode`.
 *
 * @param nowMs its clock
 */
export function authenticatorApp(secretCode: string, nowMs: () => number) {
  const bits = secretCode
    .split('')
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  return {
    code: (stepsAhead = 0) => totpAt(secret, stepAt(nowMs()) + stepsAhead),
    /** A code that is valid for none of the steps that are accepted now. */
    wrongCode: () =>
      ['000000', '111111', '222222', '333333'].find((code) =>
        [-1, 0, 1].every((apart) => totpAt(secret, stepAt(nowMs()) + apart) !== code),
      ) ?? '',
  };
}
