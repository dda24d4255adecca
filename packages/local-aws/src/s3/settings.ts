import type { PolicyDocument } from '../iam/policy-document.ts';
import type { Property } from '../template/properties.ts';
import {
  because,
  group,
  ignored,
  list,
  oneOf,
  optional,
  passedOver,
  placeOf,
  readResource,
  text,
  textOrEmpty,
  wholeNumber,
} from '../template/properties.ts';
import type { ResolvedResource } from '../template/resolved-resource.ts';
import { UnsupportedProperty, unexpected, wayOut } from '../template/unsupported-property.ts';
import type { CorsRule } from './cors.ts';
import type { LifecycleRule } from './lifecycle-rules.ts';

/** A bucket of the template. */
export interface BucketSettings {
  readonly name: string;
  readonly lifecycle: readonly LifecycleRule[];
  readonly cors: readonly CorsRule[];
  readonly policy?: PolicyDocument;
}

/** Properties of AWS::S3::Bucket that have no effect here, and why. */
export const bucketPassedOver = {
  Tags: 'they are for the bill',
  LoggingConfiguration: 'access logs go to another bucket on AWS; the host writes none',
  MetricsConfigurations: 'there is no CloudWatch',
} as const;

/**
 * Reads an `AWS::S3::Bucket`, with every intrinsic resolved. `policy` is that of its `AWS::S3::BucketPolicy`, passed by
 * `checkPolicy`. Throws `UnsupportedProperty` for a property that this host does not emulate.
 */
export function bucketFromTemplate(resource: ResolvedResource, policy?: PolicyDocument): BucketSettings {
  const read = readResource(resource, 'AWS::S3::Bucket', {
    ...passedOver(bucketPassedOver),
    // The physical name is this name already.
    BucketName: ignored,
    BucketEncryption: optional(encryption),
    // When the template omits it, S3 blocks all public access (since April 2023).
    PublicAccessBlockConfiguration: optional(
      group({
        BlockPublicAcls: blocked,
        BlockPublicPolicy: blocked,
        IgnorePublicAcls: blocked,
        RestrictPublicBuckets: blocked,
      }),
    ),
    OwnershipControls: optional(
      group({
        Rules: list(group({ ObjectOwnership: because('There are no ACLs here.', oneOf('BucketOwnerEnforced')) })),
      }),
    ),
    LifecycleConfiguration: optional(group({ Rules: list(lifecycleRule) })),
    CorsConfiguration: optional(group({ CorsRules: list(corsRule) })),
  });
  const name = resource.physicalId;
  // The name is also the name of a folder.
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) || name.includes('..')) {
    throw unexpected(placeOf(resource), 'a name of 3 to 63 lower-case letters, digits, dots and hyphens', name);
  }
  if (policy !== undefined && grantsToAll(policy))
    throw new UnsupportedProperty(
      `${placeOf(resource)}: its policy is public and BlockPublicPolicy forbids that. ${wayOut}`,
    );
  return {
    name,
    lifecycle: (read.LifecycleConfiguration?.Rules ?? []).flatMap((rule, index) =>
      rule.Status === 'Enabled' ? [enabledRule(rule, index)] : [],
    ),
    cors: read.CorsConfiguration?.CorsRules ?? [],
    ...(policy === undefined ? {} : { policy }),
  };
}

function grantsToAll({ Statement }: PolicyDocument): boolean {
  return Statement.some(
    ({ Effect, Principal, Condition }) =>
      Effect === 'Allow' &&
      Condition === undefined &&
      (Principal === '*' || JSON.stringify(Principal) === '{"AWS":"*"}'),
  );
}

// S3 reports this algorithm for every object. The host stores objects without encryption.
const algorithm = because('There is no KMS here.', oneOf('AES256'));
const encryption = group({
  ServerSideEncryptionConfiguration: list(
    group({ ServerSideEncryptionByDefault: group({ SSEAlgorithm: algorithm }), BucketKeyEnabled: ignored }),
  ),
});

const blocked = because('The host serves no anonymous request.', oneOf(true));

const days = wholeNumber({ min: 1 });
const lifecycleRule = group({
  Id: optional(text),
  Status: oneOf('Enabled', 'Disabled'),
  Prefix: optional(textOrEmpty, ''),
  ExpirationInDays: optional(days),
  AbortIncompleteMultipartUpload: optional(group({ DaysAfterInitiation: days })),
});

function enabledRule(rule: ReturnType<typeof lifecycleRule>, index: number): LifecycleRule {
  const {
    Id: id = `rule-${index + 1}`,
    Prefix: prefix,
    ExpirationInDays: expirationDays,
    AbortIncompleteMultipartUpload: abort,
  } = rule;
  return {
    id,
    prefix,
    ...(expirationDays === undefined ? {} : { expirationDays }),
    ...(abort === undefined ? {} : { abortUploadsAfterDays: abort.DaysAfterInitiation }),
  };
}

const pattern: Property<string> = (value, at) => {
  const read = text(value, at);
  if (read.split('*').length > 2) throw unexpected(at, 'a pattern with at most one "*"', value);
  return read;
};

const corsRule: Property<CorsRule> = (value, at) => {
  const { MaxAge: maxAgeSeconds, ...read } = group({
    // The id has no effect here.
    Id: ignored,
    AllowedOrigins: list(pattern),
    AllowedMethods: list(text),
    AllowedHeaders: optional(list(pattern), []),
    ExposedHeaders: optional(list(text), []),
    MaxAge: optional(wholeNumber({ min: 0 })),
  })(value, at);
  return {
    allowedOrigins: read.AllowedOrigins,
    allowedMethods: read.AllowedMethods,
    allowedHeaders: read.AllowedHeaders,
    exposedHeaders: read.ExposedHeaders,
    ...(maxAgeSeconds === undefined ? {} : { maxAgeSeconds }),
  };
};
