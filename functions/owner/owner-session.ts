import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import type { JobKey } from '../jobs/jobs.ts';

/** Credentials in the SDK's form. */
export interface OwnerCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: Date;
}

/**
 * Credentials that reach the data of one owner and nothing else. The role's policies compare the keys of items and
 * objects with the session's tag `owner`. A session lasts an hour, which is more than a run of a function.
 *
 * @param roleArn the role that only the workers may assume
 */
export async function assumeOwner(
  roleArn: string,
  { owner, id }: JobKey,
  signal: AbortSignal,
): Promise<OwnerCredentials> {
  const sts = new STSClient({ maxAttempts: 5 });
  const assumption = new AssumeRoleCommand({
    RoleArn: roleArn,
    // A session's name is shown in logs. An identity id has a colon, which a name may not have.
    RoleSessionName: id,
    DurationSeconds: 3600,
    Tags: [{ Key: 'owner', Value: owner }],
  });
  // A warm process carries out many runs, and would keep a connection open for each.
  const { Credentials } = await sts.send(assumption, { abortSignal: signal }).finally(() => sts.destroy());
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = { ...Credentials };
  if (!AccessKeyId || !SecretAccessKey || !SessionToken || !Expiration)
    throw new Error('STS answered AssumeRole without credentials.');
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    expiration: Expiration,
  };
}
