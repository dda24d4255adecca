import type { PolicyDocument } from '../identity/gate.ts';
import type { ResolvedResource } from '../template/resolved-resource.ts';
import type { CorsRule } from './cors.ts';
import type { LifecycleRule } from './lifecycle-rules.ts';
import { boolean, integer, list, only, record, refuse, text } from './template-properties.ts';

/** What the template says of a bucket. */
export interface BucketSettings {
  readonly name: string;
  readonly lifecycle: readonly LifecycleRule[];
  readonly cors: readonly CorsRule[];
  readonly policy?: PolicyDocument;
}

/**
 * Reads an `AWS::S3::Bucket`, with every intrinsic resolved. `policy` is that of its `AWS::S3::BucketPolicy`, passed by `checkPolicy`.
 * Throws `PropertyRefused` for what this host would not act upon.
 */
export function bucketFromTemplate(resource: ResolvedResource, policy?: PolicyDocument): BucketSettings {
  const place = `${resource.stack}/${resource.logicalId}`;
  const properties = only(resource.properties, place, [...actedUpon, ...Object.keys(passedOver)]);
  const name = resource.physicalId;
  // The name becomes a folder.
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) || name.includes('..')) throw refuse(place, `a bucket's name has 3 to 63 lower-case letters, digits, dots and hyphens; got "${name}"`);
  checkEncryption(properties['BucketEncryption'], place);
  const isPublicBlocked = checkPublicAccess(properties['PublicAccessBlockConfiguration'], place);
  checkOwnership(properties['OwnershipControls'], place);
  const grantsToAll = policy?.Statement.some((statement) => statement.Effect === 'Allow' && (statement.Principal === '*' || JSON.stringify(statement.Principal) === '{"AWS":"*"}') && statement.Condition === undefined);
  if (grantsToAll && isPublicBlocked) throw refuse(place, 'its policy is public and BlockPublicPolicy forbids that');
  return {
    name,
    lifecycle: lifecycleRules(properties['LifecycleConfiguration'], `${place}.LifecycleConfiguration`),
    cors: corsRules(properties['CorsConfiguration'], `${place}.CorsConfiguration`),
    ...(policy === undefined ? {} : { policy }),
  };
}

const actedUpon = ['BucketName', 'BucketEncryption', 'PublicAccessBlockConfiguration', 'OwnershipControls', 'LifecycleConfiguration', 'CorsConfiguration'];

/** Properties of a bucket that this host reads and does nothing about, and why. */
export const passedOver: Readonly<Record<string, string>> = {
  Tags: 'they are for the bill',
  LoggingConfiguration: 'access logs go to another bucket on AWS; the host writes none',
  MetricsConfigurations: 'there is no CloudWatch',
};

function checkEncryption(value: unknown, place: string): void {
  if (value === undefined) return;
  for (const rule of list(only(value, `${place}.BucketEncryption`, ['ServerSideEncryptionConfiguration'])['ServerSideEncryptionConfiguration'], place)) {
    const { ServerSideEncryptionByDefault: byDefault } = only(rule, `${place}.BucketEncryption`, ['ServerSideEncryptionByDefault', 'BucketKeyEnabled']);
    const algorithm = record(byDefault, `${place}.BucketEncryption`)['SSEAlgorithm'];
    // AES256 is what S3 says of every object; the host's own disk is the person's own.
    if (algorithm !== 'AES256') throw refuse(place, `SSEAlgorithm ${JSON.stringify(algorithm)} is not supported: there is no KMS here; use AES256`);
  }
}

function checkPublicAccess(value: unknown, place: string): boolean {
  const names = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'] as const;
  // Where the template leaves it out, S3 blocks all since April 2023.
  if (value === undefined) return true;
  const settings = only(value, `${place}.PublicAccessBlockConfiguration`, names);
  const off = names.find((name) => settings[name] === undefined || !boolean(settings[name], `${place}.${name}`));
  if (off !== undefined) throw refuse(place, `${off} is not on: this host serves no anonymous request`);
  return true;
}

function checkOwnership(value: unknown, place: string): void {
  if (value === undefined) return;
  for (const rule of list(only(value, `${place}.OwnershipControls`, ['Rules'])['Rules'], place)) {
    const { ObjectOwnership: ownership } = only(rule, `${place}.OwnershipControls`, ['ObjectOwnership']);
    if (ownership !== 'BucketOwnerEnforced') throw refuse(place, `ObjectOwnership ${JSON.stringify(ownership)} is not supported: there are no ACLs here; use BucketOwnerEnforced`);
  }
}

function lifecycleRules(value: unknown, place: string): readonly LifecycleRule[] {
  if (value === undefined) return [];
  return list(only(value, place, ['Rules'])['Rules'], place).flatMap((entry, index) => {
    const rule = only(entry, place, ['Id', 'Status', 'Prefix', 'ExpirationInDays', 'AbortIncompleteMultipartUpload']);
    const status = text(rule['Status'], `${place}.Status`);
    if (status !== 'Enabled' && status !== 'Disabled') throw refuse(place, `Status must be Enabled or Disabled; got "${status}"`);
    const abort = rule['AbortIncompleteMultipartUpload'];
    const parsed: LifecycleRule = {
      id: rule['Id'] === undefined ? `rule-${index + 1}` : text(rule['Id'], `${place}.Id`),
      prefix: rule['Prefix'] === undefined ? '' : text(rule['Prefix'], `${place}.Prefix`),
      ...(rule['ExpirationInDays'] === undefined ? {} : { expirationDays: integer(rule['ExpirationInDays'], 1, `${place}.ExpirationInDays`) }),
      ...(abort === undefined ? {} : { abortUploadsAfterDays: integer(only(abort, place, ['DaysAfterInitiation'])['DaysAfterInitiation'], 1, `${place}.DaysAfterInitiation`) }),
    };
    return status === 'Enabled' ? [parsed] : [];
  });
}

function corsRules(value: unknown, place: string): readonly CorsRule[] {
  if (value === undefined) return [];
  return list(only(value, place, ['CorsRules'])['CorsRules'], place).map((entry) => {
    const rule = only(entry, place, ['Id', 'AllowedOrigins', 'AllowedMethods', 'AllowedHeaders', 'ExposedHeaders', 'MaxAge']);
    const texts = (name: string) => (rule[name] === undefined ? [] : list(rule[name], `${place}.${name}`).map((item) => text(item, `${place}.${name}`)));
    const tooWild = [...texts('AllowedOrigins'), ...texts('AllowedHeaders')].find((pattern) => pattern.split('*').length > 2);
    if (tooWild !== undefined) throw refuse(place, `a pattern holds at most one "*"; got "${tooWild}"`);
    return {
      allowedOrigins: texts('AllowedOrigins'),
      allowedMethods: texts('AllowedMethods'),
      allowedHeaders: texts('AllowedHeaders'),
      exposedHeaders: texts('ExposedHeaders'),
      ...(rule['MaxAge'] === undefined ? {} : { maxAgeSeconds: integer(rule['MaxAge'], 0, `${place}.MaxAge`) }),
    };
  });
}
