import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { accountId, region } from 'local-aws/host/account.ts';
import { onClock } from 'local-aws/host/on-clock.ts';
import type { HostUnderTest } from './host-under-test.ts';
import type { Credentials } from './person.ts';
import { roleCredentials } from './role-jobs.ts';

/** A role of one owner, and the role of a function that opens its sessions. */
export interface OwnerSession {
  readonly role: string;
  readonly worker: string;
}

const worker: OwnerSession = { role: 'OwnerRole', worker: 'ExportWorkerRole' };

/** Credentials of one owner's session, as a function gets them, by the host's clock. */
export async function ownerCredentials(
  host: HostUnderTest,
  owner: string,
  tags: readonly { readonly Key: string; readonly Value: string }[] = [{ Key: 'owner', Value: owner }],
  session: OwnerSession = worker,
): Promise<Credentials & { readonly expiration: Date }> {
  const role = host.host.resources.find(
    ({ type, logicalId }) => type === 'AWS::IAM::Role' && logicalId.startsWith(session.role),
  );
  const sts = onClock(
    new STSClient({
      region,
      endpoint: host.host.urls.sts,
      maxAttempts: 1,
      credentials: () => Promise.resolve(roleCredentials(host, session.worker)),
    }),
    host.clock,
  );
  const assumption = new AssumeRoleCommand({
    RoleArn: `arn:aws:iam::${accountId}:role/${role?.physicalId ?? ''}`,
    RoleSessionName: 'model',
    Tags: [...tags],
  });
  // Requested for every call of a model, so a client that stays open would use up the open files.
  const { Credentials: given } = await sts.send(assumption).finally(() => sts.destroy());
  return {
    accessKeyId: given?.AccessKeyId ?? '',
    secretAccessKey: given?.SecretAccessKey ?? '',
    sessionToken: given?.SessionToken ?? '',
    // Requested again for each call.
    expiration: new Date(0),
  };
}
