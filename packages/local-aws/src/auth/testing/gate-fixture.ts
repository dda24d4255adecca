import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../clock.ts';
import { checkPolicy } from '../../iam/check-policy.ts';
import type { PolicyDocument } from '../../iam/policy-document.ts';
import type { RoleSession } from '../../iam/principal.ts';
import type { CredentialAuthority, TemporaryCredentials } from '../../sigv4/credential-authority.ts';
import { createGate } from '../create-gate.ts';
import type { Gate } from '../gate.ts';
import { createCredentialAuthority } from '../signed-credentials.ts';

export const region = 'ap-northeast-1';
export const accountId = '123456789012';
export const operatorKeys = { accessKeyId: 'AKIAOPERATOR00000000', secretAccessKey: 'the operator’s secret of a test' };

/** The system's clock. A test can move it ahead. */
export class MovedClock {
  aheadMs = 0;

  nowMs(): number {
    return Date.now() + this.aheadMs;
  }
}

/** The real gate and real credentials in a temporary folder, with roles that a test defines. */
export interface GateFixture<C extends Clock = MovedClock> {
  readonly dataDir: string;
  readonly clock: C;
  readonly gate: Gate;
  readonly credentials: CredentialAuthority;
  readonly region: string;
  readonly accountId: string;
  /** Defines a role with this policy. The same name again replaces the policy. */
  readonly role: (name: string, statements: readonly object[]) => RoleSession;
  readonly keysOf: (session: RoleSession) => TemporaryCredentials;
}

interface Given {
  readonly dataDir?: string;
  readonly region?: string;
}

export function createGateFixture(given?: Given): GateFixture;
export function createGateFixture<C extends Clock>(given: Given & { readonly clock: C }): GateFixture<C>;
export function createGateFixture({
  dataDir = mkdtempSync(join(tmpdir(), 'host-')),
  region: own = region,
  clock = new MovedClock(),
}: Given & { readonly clock?: Clock } = {}): GateFixture<Clock> {
  const credentials = createCredentialAuthority({
    dataDir,
    clock,
    operator: { ...operatorKeys, userArn: `arn:aws:iam::${accountId}:user/operator` },
  });
  const policies = new Map<string, PolicyDocument>();
  const gate = createGate({
    credentials,
    clock,
    region: own,
    policies: (roleArn) => [policies.get(roleArn) ?? { Statement: [] }],
  });
  return {
    dataDir,
    clock,
    gate,
    credentials,
    region: own,
    accountId,
    role(name, statements) {
      const roleArn = `arn:aws:iam::${accountId}:role/${name}`;
      policies.set(roleArn, checkPolicy({ Version: '2012-10-17', Statement: statements }, 'identity'));
      return {
        kind: 'role-session',
        roleArn,
        roleName: name,
        roleId: `AROA${name
          .replace(/[^A-Za-z0-9]/g, '')
          .toUpperCase()
          .slice(0, 17)
          .padEnd(17, 'X')}`,
        sessionName: name,
      };
    },
    keysOf: (session) => credentials.issue(session, 3600),
  };
}

/** The error of a refused SDK call. */
export async function refusalOf(
  call: Promise<unknown>,
): Promise<{ readonly name: string; readonly message: string; readonly status: number | undefined }> {
  try {
    await call;
  } catch (error) {
    const { name, message, $metadata } = error as {
      readonly name: string;
      readonly message: string;
      readonly $metadata?: { readonly httpStatusCode?: number };
    };
    return { name, message, status: $metadata?.httpStatusCode };
  }
  throw new Error('Expected a refusal; the call succeeded.');
}
