import type { PolicyDocument } from '../iam/policy-document.ts';
import { policyDocument } from '../iam/policy-from-template.ts';
import { placeOf, readResource, text } from '../template/properties.ts';
import type { ResolvedResource } from '../template/resolved-resource.ts';
import { UnsupportedProperty, wayOut } from '../template/unsupported-property.ts';

/** A bucket's policy. Undefined when the template has none. */
export function bucketPolicy(
  bucket: ResolvedResource,
  policies: readonly ResolvedResource[],
): PolicyDocument | undefined {
  const read = policies.map((policy) =>
    readResource(policy, 'AWS::S3::BucketPolicy', { Bucket: text, PolicyDocument: policyDocument('resource') }),
  );
  return read.find(({ Bucket }) => Bucket === bucket.physicalId)?.PolicyDocument;
}

/** The attachment with the roles of an identity pool. Throws when the template has none. */
export function attachmentOf(pool: ResolvedResource, attachments: readonly ResolvedResource[]): ResolvedResource {
  const attachment = attachments.find(({ properties }) => properties['IdentityPoolId'] === pool.physicalId);
  if (attachment === undefined)
    throw new UnsupportedProperty(
      `${placeOf(pool)} has no AWS::Cognito::IdentityPoolRoleAttachment, so its users would have no permissions. ${wayOut}`,
    );
  return attachment;
}

/** An output by its name, from any stack. */
export function outputNamed(outputs: ReadonlyMap<string, unknown>, name: string): string {
  for (const [key, value] of outputs) if (key.endsWith(`.${name}`)) return String(value);
  throw new Error(`No stack has an output ${name}.`);
}
