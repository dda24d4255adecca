import { checkPolicy } from '../iam/check-policy.ts';
import type { ResolvedResource } from '../template/resolved-resource.ts';

/** A bucket's own policy, where the template has one for it. */
export function bucketPolicy(bucket: ResolvedResource, policies: readonly ResolvedResource[]) {
  const policy = policies.find(({ properties }) => properties['Bucket'] === bucket.physicalId);
  return policy === undefined ? undefined : checkPolicy(policy.properties['PolicyDocument'], 'resource');
}

/** The roles that an identity pool hands out; throws where the template attaches none. */
export function attachmentOf(pool: ResolvedResource, attachments: readonly ResolvedResource[]): ResolvedResource {
  const attachment = attachments.find(({ properties }) => properties['IdentityPoolId'] === pool.physicalId);
  if (attachment === undefined) throw new Error(`${pool.stack}/${pool.logicalId} has no AWS::Cognito::IdentityPoolRoleAttachment: nobody who signs in could do anything.`);
  return attachment;
}

/** An output of whichever stack has it. */
export function outputNamed(outputs: ReadonlyMap<string, unknown>, name: string): string {
  for (const [key, value] of outputs) if (key.endsWith(`.${name}`)) return String(value);
  throw new Error(`No stack has an output ${name}.`);
}
