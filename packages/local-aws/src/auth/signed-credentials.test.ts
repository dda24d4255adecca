import { hkdfSync } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jwtVerify, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import type { RoleSession } from '../iam/principal.ts';
import { createCredentialAuthority } from './signed-credentials.ts';

const worker: RoleSession = {
  kind: 'role-session',
  roleArn: 'arn:aws:iam::123456789012:role/worker',
  roleName: 'worker',
  roleId: 'AROAWORKERWORKERWORKE',
  sessionName: 'worker',
};
const operator = {
  accessKeyId: 'AKIAOPERATOR',
  secretAccessKey: 'secret',
  userArn: 'arn:aws:iam::123456789012:user/operator',
};

function host(given: { readonly dataDir?: string; readonly nowMs?: number } = {}) {
  const dataDir = given.dataDir ?? mkdtempSync(join(tmpdir(), 'identity-'));
  const clock = { ms: given.nowMs ?? 1_700_000_000_123, nowMs: () => clock.ms };
  return { dataDir, clock, authority: createCredentialAuthority({ dataDir, clock, operator }) };
}

describe('temporary credentials', () => {
  it('still lead to their principal after a restart', () => {
    const { dataDir, authority } = host();
    const issued = authority.issue(worker, 900);
    expect(issued.accessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
    expect(issued.secretAccessKey).toHaveLength(40);
    const known = { kind: 'known', secretAccessKey: issued.secretAccessKey, principal: worker };
    expect(authority.lookUp(issued.accessKeyId, issued.sessionToken)).toEqual(known);
    expect(host({ dataDir }).authority.lookUp(issued.accessKeyId, issued.sessionToken)).toEqual(known);
  });

  it('carry the tags of their session', () => {
    const { authority } = host();
    const tagged = { ...worker, tags: { owner: 'ap-northeast-1:me', __proto__x: '', ['__proto__']: 'x' } };
    const issued = authority.issue(tagged, 900);
    expect(authority.lookUp(issued.accessKeyId, issued.sessionToken)).toMatchObject({ principal: tagged });
  });

  it('end at their expiration, to the millisecond', () => {
    const { authority, clock } = host();
    const issued = authority.issue(worker, 900);
    clock.ms = issued.expiration.getTime() - 1;
    expect(authority.lookUp(issued.accessKeyId, issued.sessionToken).kind).toBe('known');
    clock.ms += 1;
    expect(authority.lookUp(issued.accessKeyId, issued.sessionToken).kind).toBe('expired');
  });

  it('are unknown on another host', () => {
    const issued = host().authority.issue(worker, 900);
    expect(host().authority.lookUp(issued.accessKeyId, issued.sessionToken).kind).toBe('bad-token');
  });

  it('have tokens that jose reads as HS256', async () => {
    const { authority, dataDir, clock } = host();
    const issued = authority.issue(worker, 900);
    const key = new Uint8Array(
      hkdfSync('sha256', readFileSync(join(dataDir, 'identity', 'host-key')), '', 'session tokens', 32),
    );
    const { payload } = await jwtVerify(issued.sessionToken, key, {
      algorithms: ['HS256'],
      currentDate: new Date(clock.ms),
      subject: issued.accessKeyId,
    });
    expect(payload['session']).toEqual(worker);
  });

  it('each have a different secret', () => {
    const { authority } = host();
    expect(authority.issue(worker, 900).secretAccessKey).not.toBe(authority.issue(worker, 900).secretAccessKey);
  });

  it('refuse a lifetime that is not a whole number of seconds', () => {
    expect(host().authority.issue(worker, 1).accessKeyId).toMatch(/^ASIA/);
    for (const ttl of [0, -1, 1.5, Number.NaN]) expect(() => host().authority.issue(worker, ttl)).toThrow(RangeError);
  });
});

describe('a token', async () => {
  const { authority, dataDir } = host();
  const issued = authority.issue(worker, 900);
  const other = authority.issue({ ...worker, roleName: 'other' }, 900);
  const [header = '', payload = '', signature = ''] = issued.sessionToken.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
  const forge = (change: object, head = header) =>
    `${head}.${Buffer.from(JSON.stringify({ ...claims, ...change })).toString('base64url')}`;
  const tokenKey = new Uint8Array(
    hkdfSync('sha256', readFileSync(join(dataDir, 'identity', 'host-key')), '', 'session tokens', 32),
  );
  const otherHeader = await new SignJWT({ ...claims }).setProtectedHeader({ alg: 'HS256', kid: 'x' }).sign(tokenKey);
  it.each([
    ['missing', undefined],
    ['empty', ''],
    ["another key's", other.sessionToken],
    [
      'with another principal',
      `${forge({ session: { ...worker, roleArn: 'arn:aws:iam::123456789012:role/admin' } })}.${signature}`,
    ],
    ['with a later end', `${forge({ exp: 9_999_999_999 })}.${signature}`],
    ['without a signature', `${header}.${payload}.`],
    ['of algorithm none', `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`],
    ['with a digit more', `${issued.sessionToken}A`],
    ['cut short', issued.sessionToken.slice(0, -1)],
    [
      'encoded differently',
      `${issued.sessionToken.slice(0, -1)}${issued.sessionToken.endsWith('A') ? 'B' : String.fromCharCode(issued.sessionToken.charCodeAt(issued.sessionToken.length - 1) + 1)}`,
    ],
    ['with a fourth part', `${issued.sessionToken}.x`],
    ['signed by this host with another header', otherHeader],
    ['not a token', '日本語'],
  ])('is refused when it is %s', (_, token) => {
    expect(authority.lookUp(issued.accessKeyId, token).kind).toBe('bad-token');
  });

  it('is refused with the operator’s keys', () => {
    expect(authority.lookUp(operator.accessKeyId, issued.sessionToken).kind).toBe('bad-token');
    expect(authority.lookUp(operator.accessKeyId, undefined)).toEqual({
      kind: 'known',
      secretAccessKey: 'secret',
      principal: { kind: 'operator', userArn: operator.userArn },
    });
    expect(authority.lookUp('AKIANOBODY', undefined).kind).toBe('unknown-key');
  });

  it.each(['xASIAAAAAAAAAAAAAAAAA', 'ASIAAAAAAAAAAAAAAAAAAA', 'ASIAAAAAAAAAAAAAAAA1', 'ASIA', ''])(
    'is not looked at for a key that this host never issued: %j',
    (accessKeyId) => {
      expect(authority.lookUp(accessKeyId, issued.sessionToken).kind).toBe('unknown-key');
    },
  );

  it('is bad when it is one of its parts alone', () => {
    for (const token of [header, `${header}.${payload}`])
      expect(authority.lookUp(issued.accessKeyId, token).kind).toBe('bad-token');
  });
});

describe('the host key', () => {
  it('is readable only by its owner', () => {
    const { dataDir } = host();
    expect(statSync(join(dataDir, 'identity', 'host-key')).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, 'identity')).mode & 0o777).toBe(0o700);
  });

  it('is not replaced silently when it is damaged', () => {
    const { dataDir } = host();
    const file = join(dataDir, 'identity', 'host-key');
    chmodSync(file, 0o600);
    writeFileSync(file, 'short');
    expect(() => host({ dataDir })).toThrow(/holds 5 bytes where a host key has 32/);
  });
});
