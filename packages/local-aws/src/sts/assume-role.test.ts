import type { AssumeRoleCommandInput, STSClient } from '@aws-sdk/client-sts';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountId, refusalOf } from '../auth/testing/gate-fixture.ts';
import { trustPolicyFromTemplate } from '../iam/trust-policy-from-template.ts';
import { assumeRole } from './assume-role.ts';
import { assume, roleArn, type StsFixture, startFixture, trusts } from './testing/sts-fixture.ts';

let fixture: StsFixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.sts.close());

const worker = roleArn('worker');
const account = `arn:aws:iam::${accountId}:root`;
const owner = [{ Key: 'owner', Value: 'ap-northeast-1:me' }];
const mayTake = (Action: string | readonly string[] = ['sts:AssumeRole', 'sts:TagSession']) => ({
  Effect: 'Allow',
  Action,
  Resource: roleArn('narrow'),
});
const asWorker = (statements: readonly object[] = []): STSClient => fixture.as(fixture.role('worker', statements));
const narrow = (...trust: readonly object[]) => fixture.trusting('narrow', trust);
const outcomeOf = async (client: STSClient, arn: string, more?: Partial<AssumeRoleCommandInput>) => {
  try {
    await client.send(assume(arn, more));
    return 'allowed';
  } catch (error) {
    return (error as Error).name;
  }
};

describe('a session', () => {
  it('is of the role, with the name that was asked for, for an hour', async () => {
    const arn = narrow(trusts(worker));
    const response = await asWorker().send(assume(arn, { Tags: owner }));
    const { Credentials, AssumedRoleUser } = response;
    expect(AssumedRoleUser).toEqual({
      Arn: `arn:aws:sts::${accountId}:assumed-role/narrow/job-1`,
      AssumedRoleId: expect.stringMatching(/^AROA[A-Z0-9]{17}:job-1$/) as string,
    });
    expect(response).not.toHaveProperty('PackedPolicySize');
    const aheadMs = (Credentials?.Expiration?.getTime() ?? 0) - fixture.clock.nowMs();
    expect(aheadMs).toBeGreaterThan(3_590_000);
    expect(aheadMs).toBeLessThanOrEqual(3_600_000);
    const client = fixture.clientWith({
      credentials: {
        accessKeyId: Credentials?.AccessKeyId ?? '',
        secretAccessKey: Credentials?.SecretAccessKey ?? '',
        sessionToken: Credentials?.SessionToken ?? '',
      },
    });
    expect(await client.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Arn: AssumedRoleUser?.Arn,
      UserId: AssumedRoleUser?.AssumedRoleId,
      Account: accountId,
    });
  });

  it('ends at a whole second', () => {
    const trust = trustPolicyFromTemplate({ Statement: trusts(worker) }, 'narrow');
    const role = { name: 'narrow', id: 'AROANARROWNARROWNARRO', trust, maxSessionSeconds: 3600 };
    const asked = new Map([
      ['RoleArn', roleArn('narrow')],
      ['RoleSessionName', 'job-1'],
    ]);
    const answer = assumeRole({ ...fixture, port: 0, roleOf: () => role }, fixture.role('worker', []), asked);
    expect(JSON.stringify(answer)).toMatch(/\["Expiration","\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"\]/);
  });

  it('knows its tags, and hands none of them on', async () => {
    const arn = narrow(trusts(worker));
    const { Credentials } = await asWorker().send(assume(arn, { Tags: [...owner, { Key: 'empty', Value: '' }] }));
    const found = fixture.credentials.lookUp(Credentials?.AccessKeyId ?? '', Credentials?.SessionToken);
    expect(found).toMatchObject({ principal: { roleArn: arn, tags: { owner: 'ap-northeast-1:me', empty: '' } } });
    const next = fixture.trusting('next', [trusts(arn)]);
    const session = found.kind === 'known' && found.principal.kind === 'role-session' ? found.principal : undefined;
    const chained = session && (await fixture.as(session).send(assume(next)));
    const again = fixture.credentials.lookUp(
      chained?.Credentials?.AccessKeyId ?? '',
      chained?.Credentials?.SessionToken,
    );
    expect(again).toMatchObject({ kind: 'known', principal: { roleArn: next } });
    expect(again.kind === 'known' && 'tags' in again.principal).toBe(false);
  });
});

describe('who may take a role', () => {
  it('is a caller whom its trust policy names, without a permission of their own', async () => {
    expect(await outcomeOf(asWorker(), narrow(trusts(worker)))).toBe('allowed');
    const session = `arn:aws:sts::${accountId}:assumed-role/worker/worker`;
    expect(await outcomeOf(asWorker(), narrow(trusts(session)))).toBe('allowed');
    expect(await outcomeOf(fixture.operator, narrow(trusts(`arn:aws:iam::${accountId}:user/operator`)))).toBe(
      'allowed',
    );
  });

  it.each([account, accountId])('is each principal of the account %s that has the permission', async (named) => {
    const arn = narrow(trusts(named));
    expect([
      await outcomeOf(asWorker(), arn),
      await outcomeOf(asWorker([mayTake()]), arn),
      await outcomeOf(asWorker([{ ...mayTake(), Resource: roleArn('other') }]), arn),
      await outcomeOf(fixture.operator, arn),
    ]).toEqual(['AccessDenied', 'allowed', 'AccessDenied', 'allowed']);
  });

  it.each<[string, readonly object[]]>([
    ['names another role', [trusts(roleArn('other'))]],
    ['names another account', [trusts('arn:aws:iam::210987654321:root')]],
    ['names a service', [{ ...trusts(worker), Principal: { Service: 'lambda.amazonaws.com' } }]],
    ['allows another way to take it', [{ ...trusts(worker), Action: 'sts:AssumeRoleWithWebIdentity' }]],
    ['denies the account', [trusts(worker), { ...trusts(account), Effect: 'Deny' }]],
    ['denies the caller', [trusts(worker), { ...trusts(worker), Effect: 'Deny' }]],
  ])('is no caller with any permission where the trust policy %s', async (_, trust) => {
    const arn = narrow(...trust);
    for (const client of [asWorker([mayTake()]), asWorker([{ ...mayTake('*'), Resource: '*' }])])
      expect(await outcomeOf(client, arn)).toBe('AccessDenied');
  });

  it('is no caller whose own policy denies it', async () => {
    const deny = { ...mayTake(), Effect: 'Deny' };
    const refusal = await refusalOf(asWorker([deny]).send(assume(narrow(trusts(worker)))));
    expect(refusal).toMatchObject({ name: 'AccessDenied', status: 403 });
    expect(refusal.message).toContain('with an explicit deny in an identity-based policy');
  });

  it('is refused in the words of STS, the same for a role that does not exist', async () => {
    for (const arn of [narrow(trusts(roleArn('other'))), roleArn('nobodys')]) {
      expect(await refusalOf(asWorker([{ ...mayTake(), Resource: '*' }]).send(assume(arn)))).toEqual({
        name: 'AccessDenied',
        message: `User: arn:aws:sts::${accountId}:assumed-role/worker/worker is not authorized to perform: sts:AssumeRole on resource: ${arn}`,
        status: 403,
      });
      expect(await outcomeOf(fixture.operator, arn)).toBe('AccessDenied');
    }
  });
});

describe('session tags', () => {
  it('need a permission and a trust of their own', async () => {
    const bare = narrow({ ...trusts(worker), Action: 'sts:AssumeRole' });
    expect(await outcomeOf(asWorker([mayTake()]), bare)).toBe('allowed');
    expect(await refusalOf(asWorker([mayTake()]).send(assume(bare, { Tags: owner })))).toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('is not authorized to perform: sts:TagSession on resource') as string,
    });
    const ofAccount = narrow(trusts(account));
    expect(await outcomeOf(asWorker([mayTake('sts:AssumeRole')]), ofAccount, { Tags: owner })).toBe('AccessDenied');
    expect(await outcomeOf(asWorker([mayTake('sts:AssumeRole')]), ofAccount, { Tags: [] })).toBe('allowed');
    expect(await outcomeOf(asWorker([mayTake()]), ofAccount, { Tags: owner })).toBe('allowed');
  });

  const conditions = {
    StringLike: { 'aws:RequestTag/owner': 'ap-northeast-1:*' },
    'ForAllValues:StringEquals': { 'aws:TagKeys': ['owner'] },
  };
  it.each<[string, readonly { readonly Key: string; readonly Value: string }[] | undefined, string]>([
    ['the tag', owner, 'allowed'],
    ['no tag', undefined, 'AccessDenied'],
    ['an empty tag', [{ Key: 'owner', Value: '' }], 'AccessDenied'],
    ['a value of another form', [{ Key: 'owner', Value: 'us-east-1:me' }], 'AccessDenied'],
    ['another tag', [{ Key: 'Owners', Value: 'ap-northeast-1:me' }], 'AccessDenied'],
    ['one tag too many', [...owner, { Key: 'admin', Value: 'yes' }], 'AccessDenied'],
  ])('can be asked for by the trust policy: with %s', async (_, Tags, outcome) => {
    const arn = narrow(trusts(worker, { Condition: conditions }));
    expect(await outcomeOf(asWorker(), arn, Tags === undefined ? {} : { Tags: [...Tags] })).toBe(outcome);
  });

  it('can be asked for by the caller’s own policy', async () => {
    const arn = narrow(trusts(account));
    const ofMe = { ...mayTake(), Condition: { StringEquals: { 'aws:RequestTag/owner': 'ap-northeast-1:me' } } };
    expect(await outcomeOf(asWorker([ofMe]), arn, { Tags: owner })).toBe('allowed');
    expect(await outcomeOf(asWorker([ofMe]), arn, { Tags: [{ Key: 'owner', Value: 'ap-northeast-1:you' }] })).toBe(
      'AccessDenied',
    );
  });
});

describe('other conditions of a trust policy', () => {
  it.each<[string, object, object, string]>([
    ['a session name', { StringLike: { 'sts:RoleSessionName': 'job-*' } }, {}, 'allowed'],
    [
      'another session name',
      { StringLike: { 'sts:RoleSessionName': 'job-*' } },
      { RoleSessionName: 'x-1' },
      'AccessDenied',
    ],
    ['the caller’s role', { ArnEquals: { 'aws:PrincipalArn': worker } }, {}, 'allowed'],
    ['another role', { ArnEquals: { 'aws:PrincipalArn': roleArn('other') } }, {}, 'AccessDenied'],
    ['a tag of the caller', { StringEquals: { 'aws:PrincipalTag/team': 'a' } }, {}, 'AccessDenied'],
    ['TLS', { Bool: { 'aws:SecureTransport': 'true' } }, {}, 'allowed'],
  ])('%s', async (_, Condition, more, outcome) => {
    expect(await outcomeOf(asWorker([mayTake()]), narrow(trusts(account, { Condition })), more)).toBe(outcome);
  });

  it('a tag of the caller’s own session', async () => {
    const arn = narrow(trusts(worker, { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'a' } } }));
    const session = fixture.role('worker', []);
    expect(await outcomeOf(fixture.as({ ...session, tags: { Team: 'a' } }), arn)).toBe('allowed');
    expect(await outcomeOf(fixture.as({ ...session, tags: { team: 'b' } }), arn)).toBe('AccessDenied');
  });
});

describe('the length of a session', () => {
  it.each<[string, number, number, 'operator' | 'worker', string]>([
    ['the shortest', 900, 3600, 'operator', 'allowed'],
    [
      'too short',
      899,
      3600,
      'operator',
      "Value '899' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900",
    ],
    ['too long for STS', 43_201, 43_200, 'operator', 'Member must have value less than or equal to 43200'],
    ['the role’s longest', 43_200, 43_200, 'operator', 'allowed'],
    [
      'too long for the role',
      3601,
      3600,
      'operator',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    ],
    ['an hour of a chain', 3600, 43_200, 'worker', 'allowed'],
    [
      'more than an hour of a chain',
      3601,
      43_200,
      'worker',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    ],
  ])('%s', async (_, DurationSeconds, maxSessionSeconds, who, outcome) => {
    const arn = fixture.trusting('narrow', [trusts([account, worker])], { maxSessionSeconds });
    const sent = (who === 'operator' ? fixture.operator : asWorker()).send(assume(arn, { DurationSeconds }));
    if (outcome === 'allowed') {
      const aheadMs = ((await sent).Credentials?.Expiration?.getTime() ?? 0) - fixture.clock.nowMs();
      expect(Math.abs(aheadMs - DurationSeconds * 1000)).toBeLessThan(5000);
    } else
      expect(await refusalOf(sent)).toMatchObject({
        name: 'ValidationError',
        message: expect.stringContaining(outcome) as string,
        status: 400,
      });
  });
});

describe('a request that is not as the API says', () => {
  const tags = (count: number, more: object = {}) =>
    Array.from({ length: count }, (_, index) => ({ Key: `k${index}`, Value: 'v', ...more }));
  it.each<[string, Partial<AssumeRoleCommandInput>, string, RegExp]>([
    [
      'a session name of one letter',
      { RoleSessionName: 'x' },
      'ValidationError',
      /^1 validation error detected: Value 'x' at 'roleSessionName' failed to satisfy constraint: Member must have length greater than or equal to 2$/,
    ],
    ['a long session name', { RoleSessionName: 'x'.repeat(65) }, 'ValidationError', /less than or equal to 64/],
    [
      'a colon in the session name',
      { RoleSessionName: 'a:b' },
      'ValidationError',
      /Value 'a:b' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: \[\\w\+=,\.@-\]\*/,
    ],
    [
      'no session name',
      { RoleSessionName: undefined },
      'ValidationError',
      /Value null at 'roleSessionName' failed to satisfy constraint: Member must not be null/,
    ],
    [
      'two faults',
      { RoleSessionName: 'x', RoleArn: 'role' },
      'ValidationError',
      /^2 validation errors detected: .*'roleArn'.*; .*'roleSessionName'/,
    ],
    [
      'a role that is no ARN',
      { RoleArn: 'the-role-of-the-worker' },
      'ValidationError',
      /^the-role-of-the-worker is invalid$/,
    ],
    ...[`x${worker}`, `${worker}\nx`].map((RoleArn): [string, object, string, RegExp] => [
      'more than the ARN of a role',
      { RoleArn },
      'ValidationError',
      / is invalid$/,
    ]),
    ...[`\u0007${worker}`, `${worker}\u0007`].map((RoleArn): [string, object, string, RegExp] => [
      'a control sign in the role',
      { RoleArn },
      'ValidationError',
      /^1 validation error detected: .* at 'roleArn' failed to satisfy constraint: Member must satisfy regular/s,
    ]),
    [
      '51 tags',
      { Tags: tags(51) },
      'ValidationError',
      /at 'tags' failed to satisfy constraint: Member must have length less than or equal to 50/,
    ],
    [
      'a tag without a key',
      { Tags: [{ Key: '', Value: 'x' }] },
      'ValidationError',
      /'tags\.1\.member\.key' failed to satisfy constraint: Member must have length greater than or equal to 1/,
    ],
    ['a long key', { Tags: tags(1, { Key: 'k'.repeat(129) }) }, 'ValidationError', /less than or equal to 128/],
    [
      'a long value',
      { Tags: tags(1, { Value: 'v'.repeat(257) }) },
      'ValidationError',
      /'tags\.1\.member\.value'.*less than or equal to 256/,
    ],
    [
      'a letter that no tag may have',
      { Tags: tags(1, { Value: 'a*' }) },
      'ValidationError',
      /Member must satisfy regular expression pattern: \[\\p\{L\}/,
    ],
    [
      'a tag twice',
      { Tags: [...owner, { Key: 'Owner', Value: 'x' }] },
      'InvalidParameterValue',
      /Tag keys are case insensitive/,
    ],
    ['a reserved key', { Tags: tags(1, { Key: 'aws:owner' }) }, 'ValidationError', /aws: is reserved/],
    [
      'tags too large for a token',
      { Tags: tags(50).map((tag) => ({ ...tag, Value: 'v'.repeat(100) })) },
      'PackedPolicyTooLargeException',
      /consumes 1\d\d% of allotted space/,
    ],
    ['Policy', { Policy: '{}' }, 'ValidationError', /^Policy is not emulated/],
    [
      'PolicyArns',
      { PolicyArns: [{ arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }] },
      'ValidationError',
      /^PolicyArns is not emulated/,
    ],
    [
      'TransitiveTagKeys',
      { Tags: owner, TransitiveTagKeys: ['owner'] },
      'ValidationError',
      /^TransitiveTagKeys is not emulated/,
    ],
    ['ExternalId', { ExternalId: 'external' }, 'ValidationError', /^ExternalId is not emulated/],
    ['SerialNumber', { SerialNumber: 'arn:aws:iam::1:mfa/x' }, 'ValidationError', /^SerialNumber is not emulated/],
    ['SourceIdentity', { SourceIdentity: 'me' }, 'ValidationError', /^SourceIdentity is not emulated/],
  ])('is refused by name: %s', async (_, more, name, message) => {
    const arn = narrow(trusts(account));
    const refusal = await refusalOf(fixture.operator.send(assume(arn, more)));
    expect(refusal).toMatchObject({ name, status: 400 });
    expect(refusal.message).toMatch(message);
  });

  it('is taken at its limits', async () => {
    const arn = narrow(trusts(account));
    expect(await outcomeOf(fixture.operator, arn, { RoleSessionName: 'x'.repeat(64), Tags: tags(50) })).toBe('allowed');
    expect(await outcomeOf(fixture.operator, arn, { RoleSessionName: 'a_=,.@-Z' })).toBe('allowed');
    const widest = [{ Key: 'k'.repeat(128), Value: '家計簿 _.:/=+-@'.padEnd(256, 'v') }];
    expect(await outcomeOf(fixture.operator, arn, { Tags: widest })).toBe('allowed');
  });
});
