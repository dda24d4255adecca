import { AssumeRoleCommand, type AssumeRoleCommandInput, STSClient } from '@aws-sdk/client-sts';
import type { GateFixture } from '../../auth/testing/gate-fixture.ts';
import { accountId, createGateFixture, operatorKeys, region } from '../../auth/testing/gate-fixture.ts';
import type { Endpoint } from '../../endpoint.ts';
import type { RoleSession } from '../../iam/principal.ts';
import { trustPolicyFromTemplate } from '../../iam/trust-policy-from-template.ts';
import type { AssumableRole } from '../settings.ts';
import { startSts } from '../start.ts';

/** STS on a free port, with roles that a test makes up as it goes, and SDK clients for it. */
export interface StsFixture extends GateFixture {
  readonly sts: Endpoint;
  readonly operator: STSClient;
  /** A role that AssumeRole finds, with this trust policy; gives its ARN. The same name again gives the role another trust policy. */
  trusting(
    name: string,
    trust: readonly object[],
    given?: { readonly maxSessionSeconds?: number; readonly may?: readonly object[] },
  ): string;
  clientWith(settings: ConstructorParameters<typeof STSClient>[0]): STSClient;
  /** A client of a session. */
  as(session: RoleSession): STSClient;
}

/** @param gate One that another service uses too. */
export async function startFixture(gate: GateFixture = createGateFixture()): Promise<StsFixture> {
  const roles = new Map<string, AssumableRole>();
  const sts = await startSts({ ...gate, port: 0, roleOf: (arn) => roles.get(arn) });
  const clientWith: StsFixture['clientWith'] = (settings) =>
    new STSClient({ endpoint: sts.url, region, maxAttempts: 1, credentials: operatorKeys, ...settings });
  return {
    ...gate,
    sts,
    operator: clientWith({}),
    trusting(name, trust, { maxSessionSeconds = 3600, may = [] } = {}) {
      const { roleArn, roleId } = gate.role(name, may);
      roles.set(roleArn, {
        name,
        id: roleId,
        trust: trustPolicyFromTemplate({ Version: '2012-10-17', Statement: trust }, name),
        maxSessionSeconds,
      });
      return roleArn;
    },
    clientWith,
    as: (session) => clientWith({ credentials: gate.keysOf(session) }),
  };
}

/** A statement of a trust policy for AssumeRole and TagSession. */
export const trusts = (AWS: unknown, more: object = {}) => ({
  Effect: 'Allow',
  Principal: { AWS },
  Action: ['sts:AssumeRole', 'sts:TagSession'],
  ...more,
});

export const roleArn = (name: string) => `arn:aws:iam::${accountId}:role/${name}`;

/** AssumeRole with a session name, and whatever else is asked for. */
export const assume = (arn: string, more: Partial<AssumeRoleCommandInput> = {}) =>
  new AssumeRoleCommand({ RoleArn: arn, RoleSessionName: 'job-1', ...more });
