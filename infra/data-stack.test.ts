import { describe, expect, it } from 'vitest';
import { datasets } from '../ledger/datasets.ts';
import { ledgerTableId } from './ledger-table-id.ts';
import { guarded, synthesised } from './synthesised.ts';

// The resources that hold data. Every property is listed, so that a weaker one is noticed.
const resources = synthesised();

const ledgerTable = (sortAttribute: string) => ({
  AttributeDefinitions: [
    { AttributeName: 'owner', AttributeType: 'S' },
    { AttributeName: sortAttribute, AttributeType: 'S' },
  ],
  BillingMode: 'PAY_PER_REQUEST',
  DeletionProtectionEnabled: true,
  KeySchema: [
    { AttributeName: 'owner', KeyType: 'HASH' },
    { AttributeName: sortAttribute, KeyType: 'RANGE' },
  ],
  PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
  SSESpecification: { SSEEnabled: true },
  deletion: 'Retain',
  replacement: 'Retain',
});

describe('AWS::DynamoDB::Table', () => {
  const expected: Record<string, object> = {
    ...Object.fromEntries(
      datasets.map(({ name, sortAttribute }) => [`Data/${ledgerTableId(name)}`, ledgerTable(sortAttribute)]),
    ),
    'Data/ExportsTable': {
      AttributeDefinitions: [
        { AttributeName: 'owner', AttributeType: 'S' },
        { AttributeName: 'entry', AttributeType: 'S' },
        { AttributeName: 'open', AttributeType: 'S' },
        { AttributeName: 'leaseUntil', AttributeType: 'N' },
      ],
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: true,
      GlobalSecondaryIndexes: [
        {
          IndexName: 'open',
          KeySchema: [
            { AttributeName: 'open', KeyType: 'HASH' },
            { AttributeName: 'leaseUntil', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
      KeySchema: [
        { AttributeName: 'owner', KeyType: 'HASH' },
        { AttributeName: 'entry', KeyType: 'RANGE' },
      ],
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
      SSESpecification: { SSEEnabled: true },
      TimeToLiveSpecification: { AttributeName: 'removeAt', Enabled: true },
      deletion: 'Retain',
      replacement: 'Retain',
    },
  };

  it.each(Object.entries(expected))('%s is as it stands here', (name, properties) => {
    expect(guarded(resources, 'AWS::DynamoDB::Table')[name]).toEqual(properties);
  });

  it('is none but these', () => {
    expect(Object.keys(guarded(resources, 'AWS::DynamoDB::Table'))).toEqual(Object.keys(expected));
  });
});

describe('AWS::S3::Bucket', () => {
  const expected: Record<string, object> = {
    'Data/ArchivesBucket': {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      CorsConfiguration: {
        CorsRules: [
          {
            AllowedHeaders: ['range'],
            AllowedMethods: ['GET', 'HEAD'],
            AllowedOrigins: ['*'],
            ExposedHeaders: ['Content-Disposition', 'Content-Length', 'Content-Range', 'ETag'],
            MaxAge: 3000,
          },
          { AllowedHeaders: ['*'], AllowedMethods: ['POST'], AllowedOrigins: ['*'], MaxAge: 3000 },
        ],
      },
      LifecycleConfiguration: {
        Rules: [
          {
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
            ExpirationInDays: 7,
            Id: 'remove-archives',
            Prefix: 'cognito/myhome-account/',
            Status: 'Enabled',
          },
          ...[
            ['remove-uploads', 'uploads/'],
            ['remove-safety-copies', 'safety/'],
          ].map(([Id, Prefix]) => ({
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
            ExpirationInDays: 31,
            Id,
            Prefix,
            Status: 'Enabled',
          })),
        ],
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      deletion: 'Retain',
      replacement: 'Retain',
    },
    'Web/Site': {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      deletion: 'Delete',
      replacement: 'Delete',
    },
  };

  it.each(Object.entries(expected))('%s is as it stands here', (name, properties) => {
    expect(guarded(resources, 'AWS::S3::Bucket')[name]).toEqual(properties);
  });

  it('is none but these', () => {
    expect(Object.keys(guarded(resources, 'AWS::S3::Bucket'))).toEqual(Object.keys(expected));
  });
});

describe('AWS::S3::BucketPolicy', () => {
  const expected: Record<string, object> = {
    'Data/ArchivesBucketPolicy': {
      Bucket: 'ArchivesBucket',
      PolicyDocument: {
        Statement: [
          {
            Action: 's3:*',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Resource: ['ArchivesBucket.Arn', 'ArchivesBucket.Arn/*'],
          },
        ],
        Version: '2012-10-17',
      },
    },
    'Web/SitePolicy': {
      Bucket: 'Site',
      PolicyDocument: {
        Statement: [
          {
            Action: 's3:*',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Resource: ['Site.Arn', 'Site.Arn/*'],
          },
          {
            Action: 's3:GetObject',
            Condition: {
              StringEquals: {
                'AWS:SourceArn': 'arn:AWS::Partition:cloudfront::AWS::AccountId:distribution/Distribution',
              },
            },
            Effect: 'Allow',
            Principal: { Service: 'cloudfront.amazonaws.com' },
            Resource: 'Site.Arn/*',
          },
        ],
        Version: '2012-10-17',
      },
    },
  };

  it.each(Object.entries(expected))('%s is as it stands here', (name, properties) => {
    expect(guarded(resources, 'AWS::S3::BucketPolicy')[name]).toEqual(properties);
  });

  it('is none but these', () => {
    expect(Object.keys(guarded(resources, 'AWS::S3::BucketPolicy'))).toEqual(Object.keys(expected));
  });
});
