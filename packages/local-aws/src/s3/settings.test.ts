import { describe, expect, it } from 'vitest';
import type { PolicyDocument } from '../iam/policy-document.ts';
import { UnsupportedProperty } from '../template/unsupported-property.ts';
import { bucketFromTemplate } from './settings.ts';

const read = (properties: object, policy?: PolicyDocument, physicalId = 'archive-bucket') =>
  bucketFromTemplate(
    { stack: 'Data', logicalId: 'Archive', type: 'AWS::S3::Bucket', physicalId, properties: { ...properties } },
    policy,
  );

/** CDK's output for a private bucket with a lifecycle and CORS. */
const fromCdk = {
  BucketEncryption: {
    ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
  },
  CorsConfiguration: {
    CorsRules: [
      {
        AllowedHeaders: ['*'],
        AllowedMethods: ['GET'],
        AllowedOrigins: ['http://localhost:3000'],
        ExposedHeaders: ['ETag'],
        MaxAge: 3000,
      },
    ],
  },
  LifecycleConfiguration: {
    Rules: [
      {
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
        ExpirationInDays: 7,
        Id: 'expire',
        Prefix: 'cognito/',
        Status: 'Enabled',
      },
      { ExpirationInDays: 1, Status: 'Disabled' },
    ],
  },
  OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
  PublicAccessBlockConfiguration: {
    BlockPublicAcls: true,
    BlockPublicPolicy: true,
    IgnorePublicAcls: true,
    RestrictPublicBuckets: true,
  },
  Tags: [{ Key: 'a', Value: 'b' }],
};

describe('bucketFromTemplate', () => {
  it("reads CDK's output", () => {
    expect(read(fromCdk)).toEqual({
      name: 'archive-bucket',
      lifecycle: [{ id: 'expire', prefix: 'cognito/', expirationDays: 7, abortUploadsAfterDays: 1 }],
      cors: [
        {
          allowedOrigins: ['http://localhost:3000'],
          allowedMethods: ['GET'],
          allowedHeaders: ['*'],
          exposedHeaders: ['ETag'],
          maxAgeSeconds: 3000,
        },
      ],
    });
  });

  it('accepts the texts that CloudFormation accepts as numbers and booleans', () => {
    const LifecycleConfiguration = { Rules: [{ Status: 'Enabled', ExpirationInDays: '7', Prefix: '' }] };
    const PublicAccessBlockConfiguration = {
      BlockPublicAcls: 'true',
      BlockPublicPolicy: 'true',
      IgnorePublicAcls: 'true',
      RestrictPublicBuckets: 'true',
    };
    expect(read({ LifecycleConfiguration, PublicAccessBlockConfiguration }).lifecycle).toEqual([
      { id: 'rule-1', prefix: '', expirationDays: 7 },
    ]);
  });

  const rule = (more: object) => ({ LifecycleConfiguration: { Rules: [{ Status: 'Enabled', ...more }] } });
  it.each<[string, object, RegExp]>([
    [
      'versioning',
      { VersioningConfiguration: { Status: 'Enabled' } },
      /Data\/Archive \(AWS::S3::Bucket\)\.VersioningConfiguration is not emulated/,
    ],
    [
      'a storage class transition',
      rule({ Transitions: [] }),
      /LifecycleConfiguration\.Rules\[0\]\.Transitions is not emulated/,
    ],
    ['an expiry by tag', rule({ TagFilters: [] }), /TagFilters is not emulated/],
    ['an expiry of no days', rule({ ExpirationInDays: 0 }), /at least 1, got 0/],
    ['a misspelt status', rule({ Status: 'enabled' }), /Rules\[0\]\.Status: .*"Enabled" or "Disabled", got "enabled"/],
    [
      'a key of KMS',
      {
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }],
        },
      },
      /SSEAlgorithm: .*"AES256", got "aws:kms".*There is no KMS/,
    ],
    [
      'partly blocked public access',
      { PublicAccessBlockConfiguration: { BlockPublicAcls: true } },
      /BlockPublicPolicy: .*true, got nothing.*no anonymous request/,
    ],
    [
      'ACLs',
      { OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] } },
      /ObjectOwnership: .*got "ObjectWriter".*no ACLs/,
    ],
    ['a website', { WebsiteConfiguration: {} }, /WebsiteConfiguration/],
    [
      'an origin with two wildcards',
      { CorsConfiguration: { CorsRules: [{ AllowedMethods: ['GET'], AllowedOrigins: ['*://*'] }] } },
      /AllowedOrigins\[0\]: .*at most one "\*"/,
    ],
  ])('refuses %s', (_, properties, message) => {
    expect(() => read(properties)).toThrow(UnsupportedProperty);
    expect(() => read(properties)).toThrow(message);
  });

  it('refuses a public policy, and a name that cannot be a folder', () => {
    const open = {
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::archive-bucket/*',
      Principal: { AWS: '*' },
    } as const;
    expect(() => read({}, { Statement: [open] })).toThrow(/its policy is public/);
    expect(read({}, { Statement: [{ ...open, Effect: 'Deny' }] }).policy).toBeDefined();
    for (const name of ['..', 'a/b', 'Archive', '../archive'])
      expect(() => read({}, undefined, name)).toThrow(UnsupportedProperty);
  });
});
