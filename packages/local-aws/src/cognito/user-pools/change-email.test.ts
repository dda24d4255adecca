import { describe, expect, it } from 'vitest';
import { withVerifiedEmail } from './change-email.ts';
import type { CodeState } from './confirmation-code.ts';
import type { UserRecord } from './user-record.ts';

const aCode: CodeState = { salt: '0', hash: '0', expiresAtMs: 1, sentAtMs: [0], wrongAtMs: [] };

function aUser(changed: Partial<UserRecord> = {}): UserRecord {
  return {
    version: 3,
    username: '0b1c2d3e-0000-4000-8000-000000000001',
    status: 'CONFIRMED',
    email: 'hanako@example.com',
    emailVerified: false,
    attributes: {},
    password: { salt: '1', verifier: '1' },
    codes: {},
    sessions: [],
    createdAtMs: 0,
    ...changed,
  };
}

describe('a user whose email was verified', () => {
  it('has the new one from then on, and no password reset code that was sent to the old one', () => {
    const codes = { 'reset-password': aCode, 'sign-up': aCode };
    expect(withVerifiedEmail(aUser({ pendingEmail: 'hanako@example.net', codes }))).toEqual(
      aUser({ email: 'hanako@example.net', emailVerified: true, codes: { 'sign-up': aCode } }),
    );
  });

  it('keeps a password reset code when the email is the same', () => {
    for (const codes of [{}, { 'reset-password': aCode }, { 'reset-password': aCode, 'sign-up': aCode }])
      expect(withVerifiedEmail(aUser({ codes }))).toStrictEqual(aUser({ emailVerified: true, codes }));
  });
});
