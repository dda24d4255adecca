import { describe, expect, it } from 'vitest';
import { checkPolicy } from '../iam/check-policy.ts';
import type { Principal } from '../iam/principal.ts';
import { SignatureRefused } from '../sigv4/signature-refused.ts';
import { createGate } from './create-gate.ts';
import { accountId, createGateFixture } from './testing/gate-fixture.ts';

const resource = 'arn:aws:s3:::archive/a';
const access = { action: 's3:GetObject', resource };
const allow = (Condition: object = {}) => ({ Effect: 'Allow', Action: '*', Resource: '*', Condition });

describe('the gate', () => {
  it('keeps the principal’s own keys when an endpoint’s context has the same keys', () => {
    const { gate, role } = createGateFixture();
    const asAdmin = {
      'aws:PrincipalArn': `arn:aws:iam::${accountId}:role/admin`,
      'aws:CurrentTime': '1999-01-01T00:00:00Z',
    };
    const session = role('worker', [allow({ ArnEquals: { 'aws:PrincipalArn': asAdmin['aws:PrincipalArn'] } })]);
    expect(gate.authorize(session, { ...access, context: asAdmin }).allowed).toBe(false);
    const late = role('late', [allow({ DateLessThan: { 'aws:CurrentTime': '2000-01-01T00:00:00Z' } })]);
    expect(gate.authorize(late, { ...access, context: asAdmin }).allowed).toBe(false);
  });

  it('knows the tags of a role and of a session', () => {
    const fixture = createGateFixture();
    const session = fixture.role('tagged', [
      allow({ StringEquals: { 'aws:PrincipalTag/owner': 'me', 'aws:PrincipalTag/team': 'a' } }),
    ]);
    const policies = () => [
      checkPolicy(
        {
          Version: '2012-10-17',
          Statement: [allow({ StringEquals: { 'aws:PrincipalTag/owner': 'me', 'aws:PrincipalTag/team': 'a' } })],
        },
        'identity',
      ),
    ];
    const gate = createGate({ ...fixture, policies, roleTags: () => ({ team: 'a' }) });
    expect(gate.authorize({ ...session, tags: { owner: 'me' } }, access).allowed).toBe(true);
    expect(gate.authorize(session, access).allowed).toBe(false);
    expect(gate.authorize({ ...session, tags: { owner: 'me', Team: 'b' } }, access).allowed).toBe(false);
    expect(fixture.gate.authorize({ ...session, tags: { owner: 'me' } }, access).allowed).toBe(false);
  });

  it('evaluates conditions on what the endpoint knows of the request', () => {
    const { gate, role } = createGateFixture();
    const session = role('worker', [allow({ StringEquals: { 's3:prefix': 'own/' } })]);
    expect(gate.authorize(session, { ...access, context: { 's3:prefix': 'own/' } }).allowed).toBe(true);
    expect(gate.authorize(session, { ...access, context: { 's3:prefix': 'other/' } }).allowed).toBe(false);
  });

  it('lets nobody in whose request is not signed', async () => {
    const { gate } = createGateFixture();
    const unsigned = { method: 'GET', target: '/', headers: { host: 'localhost' }, body: new Uint8Array() };
    await expect(gate.authenticate(unsigned, 's3')).rejects.toThrow(SignatureRefused);
  });

  it('also evaluates the resource’s policy, for roles and the operator', () => {
    const { gate, role } = createGateFixture();
    const policy = (Effect: string) =>
      checkPolicy(
        { Version: '2012-10-17', Statement: [{ Effect, Principal: '*', Action: '*', Resource: '*' }] },
        'resource',
      );
    const operator: Principal = { kind: 'operator', userArn: `arn:aws:iam::${accountId}:user/operator` };
    expect(gate.authorize(role('allowed', [allow()]), { ...access, resourcePolicy: policy('Deny') }).allowed).toBe(
      false,
    );
    expect(gate.authorize(operator, { ...access, resourcePolicy: policy('Deny') }).allowed).toBe(false);
    expect(gate.authorize(role('nothing', []), { ...access, resourcePolicy: policy('Allow') }).allowed).toBe(true);
  });

  it('lets the operator do everything, and a role only what its policies allow', () => {
    const { gate, role } = createGateFixture();
    role('allowed', [allow()]);
    expect(
      gate.authorize({ kind: 'operator', userArn: `arn:aws:iam::${accountId}:user/operator` }, access).allowed,
    ).toBe(true);
    expect(gate.authorize(role('nothing', []), access).allowed).toBe(false);
    expect(
      createGate({ ...createGateFixture(), policies: () => [] }).authorize(role('allowed', [allow()]), access).allowed,
    ).toBe(false);
  });
});
