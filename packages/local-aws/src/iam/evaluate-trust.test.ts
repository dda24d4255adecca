import { describe, expect, it } from 'vitest';
import { evaluateTrust } from './evaluate-trust.ts';
import type { PolicyStatement } from './policy-document.ts';
import type { Principal } from './principal.ts';

const account = '123456789012';
const resource = `arn:aws:iam::${account}:role/narrow`;
const worker: Principal = {
  kind: 'role-session',
  roleArn: `arn:aws:iam::${account}:role/worker`,
  roleName: 'worker',
  roleId: 'AROAWORKERWORKERWORKE',
  sessionName: 'job',
};
const operator: Principal = { kind: 'operator', userArn: `arn:aws:iam::${account}:user/operator` };
const action = 'sts:AssumeRole';
const trusts = (AWS: string, more: Partial<PolicyStatement> = {}): PolicyStatement => ({
  Effect: 'Allow',
  Principal: { AWS },
  Action: action,
  ...more,
});
const may = (more: Partial<PolicyStatement> = {}): PolicyStatement => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
  ...more,
});
const decide = (principal: Principal, trust: readonly PolicyStatement[], own: readonly PolicyStatement[] = []) =>
  evaluateTrust(
    {
      principal,
      action,
      resource,
      context: {},
      identityPolicies: principal.kind === 'operator' ? 'everything' : [{ Statement: own }],
    },
    { Statement: trust },
  );
const allowed = (...given: Parameters<typeof decide>) => decide(...given).allowed;
const refused = (who: string, because = '') => ({
  allowed: false,
  reason: `User: ${who} is not authorized to perform: sts:AssumeRole on resource: ${resource}${because}`,
});
const asWorker = `arn:aws:sts::${account}:assumed-role/worker/job`;

describe('a role', () => {
  it('may be taken by the caller that its trust policy names', () => {
    expect(decide(worker, [trusts(worker.roleArn)])).toEqual({ allowed: true });
    expect(decide(operator, [trusts(operator.userArn)])).toEqual({ allowed: true });
  });

  it('may be taken by a caller with permission where the trust policy names the account', () => {
    const trust = [trusts(account)];
    expect([
      allowed(worker, trust, [may()]),
      allowed(worker, trust),
      allowed(worker, trust, [may({ Resource: `${resource}-other` })]),
      allowed(worker, trust, [may({ Action: 'sts:TagSession' })]),
      allowed(operator, trust),
    ]).toEqual([true, false, false, false, true]);
  });

  it('may be taken by nobody whom the trust policy does not name, whatever permission they have', () => {
    for (const trust of [[], [trusts(`${worker.roleArn}-other`)], [trusts('210987654321')]]) {
      expect(decide(worker, trust, [may()])).toEqual(refused(asWorker));
      expect(decide(operator, trust)).toEqual(refused(operator.userArn));
    }
  });

  it('is refused where the trust policy denies the account or the caller', () => {
    const denied = ' with an explicit deny in the role trust policy';
    for (const name of [account, worker.roleArn]) {
      const trust = [trusts(worker.roleArn), trusts(name, { Effect: 'Deny' })];
      expect(decide(worker, trust, [may()])).toEqual(refused(asWorker, denied));
    }
    expect(decide(operator, [trusts(operator.userArn), trusts(account, { Effect: 'Deny' })])).toEqual(
      refused(operator.userArn, denied),
    );
  });

  it('is refused where the caller’s own policy denies it, before any other reason', () => {
    const trust = [trusts(worker.roleArn), trusts(account, { Effect: 'Deny' })];
    const denied = refused(asWorker, ' with an explicit deny in an identity-based policy');
    expect(decide(worker, trust.slice(0, 1), [may(), may({ Effect: 'Deny' })])).toEqual(denied);
    expect(decide(worker, trust, [may(), may({ Effect: 'Deny' })])).toEqual(denied);
  });

  it('is not given by two statements, one that allows the account and one that denies nobody here', () => {
    const trust = [trusts(account), trusts(`${worker.roleArn}-other`, { Effect: 'Deny' })];
    expect([allowed(worker, trust), allowed(worker, trust, [may()])]).toEqual([false, true]);
  });

  it('reads no variable in an action', () => {
    for (const Action of ['sts:${x', 'sts:${*}'])
      expect([
        allowed(worker, [trusts(worker.roleArn, { Action })]),
        allowed(operator, [trusts(account, { Action })]),
      ]).toEqual([false, false]);
  });
});
