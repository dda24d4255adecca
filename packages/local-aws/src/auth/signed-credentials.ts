import { createHmac, hkdfSync, randomInt, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { RoleSession } from '../iam/principal.ts';
import type { CredentialAuthority, CredentialLookup, TemporaryCredentials } from '../sigv4/credential-authority.ts';
import { readHostKey } from './host-key.ts';

/** The long-lived keys of the person at the keyboard. */
export interface OperatorCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** `arn:aws:iam::<account>:user/operator` */
  readonly userArn: string;
}

/**
 * Temporary credentials without a list of sessions. The secret is a MAC of the access key id. The session token is
 * a JWT (HS256) that names its owner and its expiry. Both are derived from one key in `<dataDir>/identity/`, so
 * credentials stay valid across a restart of the host and end with the data folder.
 */
export function createCredentialAuthority(options: {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly operator: OperatorCredentials;
}): CredentialAuthority {
  const { clock, operator } = options;
  const hostKey = readHostKey(options.dataDir);
  const secretKey = derive(hostKey, 'secret access keys');
  const tokenKey = derive(hostKey, 'session tokens');

  return {
    issue(session: RoleSession, ttlSeconds: number): TemporaryCredentials {
      if (!Number.isInteger(ttlSeconds) || ttlSeconds < 1) {
        throw new RangeError(`Credentials live for a whole number of seconds, at least 1; got ${ttlSeconds}.`);
      }
      const accessKeyId = `ASIA${randomBase32(16)}`;
      const exp = Math.floor(clock.nowMs() / 1000) + ttlSeconds;
      return {
        accessKeyId,
        secretAccessKey: secretOf(secretKey, accessKeyId),
        sessionToken: seal(tokenKey, { sub: accessKeyId, exp, session }),
        expiration: new Date(exp * 1000),
      };
    },

    lookUp(accessKeyId: string, sessionToken: string | undefined): CredentialLookup {
      if (accessKeyId === operator.accessKeyId) {
        if (sessionToken !== undefined) return { kind: 'bad-token' };
        return {
          kind: 'known',
          secretAccessKey: operator.secretAccessKey,
          principal: { kind: 'operator', userArn: operator.userArn },
        };
      }
      if (!/^ASIA[A-Z2-7]{16}$/.test(accessKeyId)) return { kind: 'unknown-key' };
      const claims = sessionToken === undefined ? undefined : unseal(tokenKey, sessionToken);
      if (claims?.sub !== accessKeyId) return { kind: 'bad-token' };
      if (clock.nowMs() >= claims.exp * 1000) return { kind: 'expired' };
      return { kind: 'known', secretAccessKey: secretOf(secretKey, accessKeyId), principal: claims.session };
    },
  };
}

interface Claims {
  /** The access key id that the token belongs to. */
  readonly sub: string;
  /** Seconds since 1970. */
  readonly exp: number;
  readonly session: RoleSession;
}

// jose is not used, because its verification is asynchronous and `lookUp` is synchronous. A test reads these tokens
// with jose.
const jwtHeader = Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url');

function seal(key: Buffer, claims: Claims): string {
  const signed = `${jwtHeader}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
  return `${signed}.${mac(key, signed).toString('base64url')}`;
}

function unseal(key: Buffer, token: string): Claims | undefined {
  const [header, payload = '', signature = '', ...rest] = token.split('.');
  if (header !== jwtHeader || rest.length > 0) return undefined;
  const expected = mac(key, `${header}.${payload}`).toString('base64url');
  // The text is compared, not the decoded bytes: base64url has several spellings of the same bytes.
  if (
    signature.length !== expected.length ||
    !timingSafeEqual(Buffer.from(signature, 'latin1'), Buffer.from(expected, 'latin1'))
  )
    return undefined;
  // Only this host can have written a token with this MAC, so its shape is not checked again.
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Claims;
}

/** 40 characters, as AWS's secrets have. */
function secretOf(key: Buffer, accessKeyId: string): string {
  return mac(key, accessKeyId).subarray(0, 30).toString('base64');
}

function mac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function derive(hostKey: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', hostKey, '', purpose, 32));
}

function randomBase32(length: number): string {
  return Array.from({ length }, () => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.charAt(randomInt(32))).join('');
}
