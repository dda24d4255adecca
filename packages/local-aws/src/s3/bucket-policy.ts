import type { PolicyDocument } from '../iam/policy-document.ts';
import { policyDocument } from '../iam/policy-from-template.ts';
import { readResource, text } from '../template/properties.ts';
import type { ResolvedResource } from '../template/resolved-resource.ts';

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
