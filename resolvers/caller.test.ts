import { describe, expect, it } from 'vitest';
import { ada, asAda, asWorker, poolOfPeople, resolverUnderTest } from '../test/resolver-under-test.ts';

const field = resolverUnderTest('Query.export.ts');
const claim = resolverUnderTest('Mutation.claimExport.ts');
const report = resolverUnderTest('Mutation.reportExport/resolver.ts');
const fail = resolverUnderTest('Mutation.failExport/resolver.ts');
const id = '01KF1G5T400000000000000001';

const identityOf = (context: object) => (context as { identity: object }).identity;

describe('a user field', () => {
  it('is answered for the identity that signed', () => {
    expect(field.request(asAda({ id }))).toMatchObject({ kind: 'returned', value: { key: { owner: { S: ada } } } });
  });

  it.each<[string, object | null]>([
    ['nobody', null],
    ['a function', { cognitoIdentityId: null, cognitoIdentityAuthType: null, cognitoIdentityPoolId: null }],
    ['a guest of the pool', { cognitoIdentityAuthType: 'unauthenticated' }],
    ['a person whose way of signing in is not told', { cognitoIdentityAuthType: null }],
    ['a person of another pool', { cognitoIdentityPoolId: 'ap-northeast-1:22222222-2222-4222-8222-222222222222' }],
    ['a person without an identity', { cognitoIdentityId: '' }],
  ])('is refused to %s', (_, change) => {
    const identity = change && { ...identityOf(asAda()), ...change };
    expect(field.request(asAda({ id }, { identity }))).toMatchObject({ kind: 'unauthorized' });
  });
});

describe('a user field over tables that hold the ledger of one person', () => {
  const envWith = (onlyOwner: string) => ({ env: { IDENTITY_POOL_ID: poolOfPeople, ONLY_OWNER: onlyOwner } });

  it('is answered for that person', () => {
    expect(field.request(asAda({ id }, envWith(ada))).kind).toBe('returned');
  });

  it.each(['ap-northeast-1:22222222-2222-4222-8222-222222222222', 'nobody'])(
    'is refused to every other person, with their own id (the person is %s)',
    (onlyOwner) => {
      expect(field.request(asAda({ id }, envWith(onlyOwner)))).toMatchObject({
        kind: 'error',
        error: { errorType: 'NotYourLedger', errorInfo: { identityId: ada } },
      });
    },
  );
});

describe('a field of the functions', () => {
  const args = { owner: ada, id, claimant: 'one', input: { owner: ada, id } };
  const arn = (account: string, rest: string) => `arn:aws:sts::${account}:${rest}`;

  it('lets in a session of the role that it names, and for failing any of them', () => {
    const failed = { ...identityOf(asWorker()), userArn: arn('000000000000', 'assumed-role/failed/one') };
    expect(claim.request(asWorker(args)).kind).toBe('returned');
    expect(fail.request(asWorker(args)).kind).toBe('returned');
    expect(fail.request(asWorker(args, { identity: failed })).kind).toBe('returned');
    expect(report.request(asWorker(args)).kind).toBe('returned');
    expect(claim.request(asWorker(args, { identity: failed })).kind).toBe('unauthorized');
    expect(report.request(asWorker(args, { identity: failed })).kind).toBe('unauthorized');
  });

  it.each<[string, object | null]>([
    ['a person, whatever the role', { cognitoIdentityId: ada }],
    ['a role whose name begins with ours', { userArn: arn('000000000000', 'assumed-role/worker2/one') }],
    ['a role whose name ends with ours', { userArn: arn('000000000000', 'assumed-role/hard-worker/one') }],
    [
      'a session that is named as our role',
      { userArn: arn('000000000000', 'assumed-role/other/assumed-role/worker/one') },
    ],
    ['a role of our name in another account', { userArn: arn('999999999999', 'assumed-role/worker/one') }],
    ['a user of that name', { userArn: 'arn:aws:iam::000000000000:user/worker/one' }],
    ['the role itself, which is no session', { userArn: 'arn:aws:iam::000000000000:role/worker' }],
    ['a session of another service', { userArn: 'arn:aws:iam::000000000000:assumed-role/worker/one' }],
    ['a federated user of that name', { userArn: arn('000000000000', 'federated-user/worker/one') }],
    ['a session with a path', { userArn: arn('000000000000', 'assumed-role/worker/one/more') }],
    ['what has more parts', { userArn: `${arn('000000000000', 'assumed-role/worker/one')}:more` }],
    ['who has no ARN', { userArn: '' }],
    ['nobody', null],
  ])('is refused to %s', (_, change) => {
    const identity = change && { ...identityOf(asWorker()), ...change };
    expect(claim.request(asWorker(args, { identity })).kind).toBe('unauthorized');
    expect(report.request(asWorker(args, { identity })).kind).toBe('unauthorized');
    expect(fail.request(asWorker(args, { identity })).kind).toBe('unauthorized');
  });

  it('is refused to everybody where the environment names no role', () => {
    expect(claim.request(asWorker(args, { env: { WORKER_ROLES: '' } })).kind).toBe('unauthorized');
    expect(claim.request(asWorker(args, { env: {} })).kind).toBe('unauthorized');
    for (const WORKER_ROLES of [
      'worker',
      'arn:aws:iam::000000000000:user/worker',
      'arn:aws:iam::000000000000:role/worker:x',
    ]) {
      expect(claim.request(asWorker(args, { env: { WORKER_ROLES } })).kind).toBe('unauthorized');
    }
  });
});
