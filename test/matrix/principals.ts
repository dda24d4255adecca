import { accountId } from 'local-aws/host/account.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { operatorVariables } from '../ledger-in-tables.ts';
import type { OwnerSession } from '../owner-credentials.ts';
import { ownerCredentials } from '../owner-credentials.ts';
import type { Credentials } from '../person.ts';
import { signInAs } from '../person.ts';
import { nameIn } from './cell.ts';
import { anotherOwner, matrixOwner } from './matrix-owner.ts';

/** Every principal, by name: each role of the template, the operator, and an unsigned caller. */
export async function principals(host: HostUnderTest): Promise<ReadonlyMap<string, Credentials | undefined>> {
  const everybody = new Map<string, Credentials | undefined>();
  for (const role of host.host.resources.filter(({ type }) => type === 'AWS::IAM::Role')) {
    const arn = `arn:aws:iam::${accountId}:role/${role.physicalId}`;
    everybody.set(
      nameIn(role.logicalId),
      await credentialsOf(
        host,
        { arn, name: nameIn(role.logicalId) },
        role.properties['AssumeRolePolicyDocument'] as TrustPolicy,
      ),
    );
  }
  everybody.set('(another owner)', await ownerCredentials(host, anotherOwner));
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = operatorVariables(host);
  everybody.set('(operator)', { accessKeyId, secretAccessKey });
  everybody.set('(anonymous)', undefined);
  return everybody;
}

interface TrustPolicy {
  readonly Statement: readonly [
    { readonly Principal: { readonly Service?: string; readonly Federated?: string; readonly AWS?: unknown } },
  ];
}

/** The roles of one owner that others than the workers open. */
const readers: Readonly<Record<string, OwnerSession>> = {
  SummaryOwnerReaderRole: { role: 'SummaryOwnerReaderRole', worker: 'SummaryMonthsRole' },
};

/** A service's role, assumed as that service assumes it. The role of people is obtained by signing in. */
async function credentialsOf(
  host: HostUnderTest,
  { arn, name }: { readonly arn: string; readonly name: string },
  { Statement: [{ Principal }] }: TrustPolicy,
): Promise<Credentials> {
  if (Principal.Service !== undefined) return host.host.credentialsFor(Principal.Service, arn, 'matrix');
  if (Principal.AWS !== undefined)
    return ownerCredentials(host, matrixOwner, undefined, name === 'OwnerRole' ? undefined : readers[name]);
  return (await signInAs(host)).credentials;
}
