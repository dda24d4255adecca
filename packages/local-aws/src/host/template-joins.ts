import type { PolicyDocument } from '../iam/policy-document.ts';
import { policyDocument } from '../iam/policy-from-template.ts';
import { placeOf, readResource, text } from '../template/properties.ts';
import type { ResolvedResource } from '../template/resolved-resource.ts';
import { UnsupportedProperty, wayOut } from '../template/unsupported-property.ts';

/** A bucket's own policy, where the template has one for it. */
export function bucketPolicy(
  bucket: ResolvedResource,
  policies: readonly ResolvedResource[],
): PolicyDocument | undefined {
  const read = policies.map((policy) =>
    readResource(policy, 'AWS::S3::BucketPolicy', { Bucket: text, PolicyDocument: policyDocument('resource') }),
  );
  return read.find(({ Bucket }) => Bucket === bucket.physicalId)?.PolicyDocument;
}

/** The roles that an identity pool hands out; throws where the template attaches none. */
export function attachmentOf(pool: ResolvedResource, attachments: readonly ResolvedResource[]): ResolvedResource {
  const attachment = attachments.find(({ properties }) => properties['IdentityPoolId'] === pool.physicalId);
  if (attachment === undefined)
    throw new UnsupportedProperty(
      `${placeOf(pool)} has no AWS::Cognito::IdentityPoolRoleAttachment: nobody who signs in could do anything. ${wayOut}`,
    );
  return attachment;
}

/** An output by its name, in any of the stacks. */
export function outputNamed(outputs: ReadonlyMap<string, unknown>, name: string): string {
  for (const [key, value] of outputs) if (key.endsWith(`.${name}`)) return String(value);
  throw new Error(`No stack has an output ${name}.`);
}
