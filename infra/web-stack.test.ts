import { describe, expect, it } from 'vitest';
import { guarded, synthesised } from './synthesised.ts';

// The publication of the page. Every property is listed, so that a weaker one is noticed.
const resources = synthesised();

describe('AWS::CloudFront::Distribution', () => {
  const expected: Record<string, object> = {
    'Web/Distribution': {
      DistributionConfig: {
        DefaultCacheBehavior: {
          CachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6',
          Compress: true,
          ResponseHeadersPolicyId: 'Headers',
          TargetOriginId: 'TestWebDistributionOrigin12B6BE478',
          ViewerProtocolPolicy: 'redirect-to-https',
        },
        DefaultRootObject: 'index.html',
        Enabled: true,
        HttpVersion: 'http2',
        IPV6Enabled: true,
        Origins: [
          {
            DomainName: 'Site.RegionalDomainName',
            Id: 'TestWebDistributionOrigin12B6BE478',
            OriginAccessControlId: 'DistributionOrigin1S3OriginAccessControl.Id',
            S3OriginConfig: { OriginAccessIdentity: '' },
          },
        ],
      },
    },
  };

  it.each(Object.entries(expected))('%s is as it stands here', (name, properties) => {
    expect(guarded(resources, 'AWS::CloudFront::Distribution')[name]).toEqual(properties);
  });

  it('is none but these', () => {
    expect(Object.keys(guarded(resources, 'AWS::CloudFront::Distribution'))).toEqual(Object.keys(expected));
  });
});

describe('AWS::CloudFront::OriginAccessControl', () => {
  const expected: Record<string, object> = {
    'Web/DistributionOrigin1S3OriginAccessControl': {
      OriginAccessControlConfig: {
        Name: 'TestWebDistributionOrigin1S3OriginAccessControl9F86571C',
        OriginAccessControlOriginType: 's3',
        SigningBehavior: 'always',
        SigningProtocol: 'sigv4',
      },
    },
  };

  it.each(Object.entries(expected))('%s is as it stands here', (name, properties) => {
    expect(guarded(resources, 'AWS::CloudFront::OriginAccessControl')[name]).toEqual(properties);
  });

  it('is none but these', () => {
    expect(Object.keys(guarded(resources, 'AWS::CloudFront::OriginAccessControl'))).toEqual(Object.keys(expected));
  });
});

describe('AWS::CloudFront::ResponseHeadersPolicy', () => {
  const expected: Record<string, object> = {
    'Web/Headers': {
      ResponseHeadersPolicyConfig: {
        CustomHeadersConfig: {
          Items: [{ Header: 'cross-origin-opener-policy', Override: true, Value: 'same-origin' }],
        },
        Name: 'TestWebHeaders81CC9E2A',
        SecurityHeadersConfig: {
          ContentSecurityPolicy: {
            ContentSecurityPolicy:
              "default-src 'self'; img-src 'self' data:; connect-src 'self' https://Api.GraphQLDns wss://Api.RealtimeDns https://cognito-idp.AWS::Region.amazonaws.com https://cognito-identity.AWS::Region.amazonaws.com https://ArchivesBucket.RegionalDomainName; frame-src https://ArchivesBucket.RegionalDomainName; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            Override: true,
          },
          ContentTypeOptions: { Override: true },
          FrameOptions: { FrameOption: 'DENY', Override: true },
          ReferrerPolicy: { Override: true, ReferrerPolicy: 'no-referrer' },
          StrictTransportSecurity: { AccessControlMaxAgeSec: 31536000, IncludeSubdomains: true, Override: true },
        },
      },
    },
  };

  it.each(Object.entries(expected))('%s is as it stands here', (name, properties) => {
    expect(guarded(resources, 'AWS::CloudFront::ResponseHeadersPolicy')[name]).toEqual(properties);
  });

  it('is none but these', () => {
    expect(Object.keys(guarded(resources, 'AWS::CloudFront::ResponseHeadersPolicy'))).toEqual(Object.keys(expected));
  });
});

describe('Custom::CDKBucketDeployment', () => {
  const expected: Record<string, object> = {
    'Web/HashedFilesCustomResource': {
      DestinationBucketName: 'Site',
      WaitForDistributionInvalidation: true,
      Prune: false,
      Exclude: ['*'],
      Include: ['assets/*'],
      SystemMetadata: { 'cache-control': 'public, max-age=31536000, immutable' },
      OutputObjectKeys: true,
      deletion: 'Delete',
      replacement: 'Delete',
    },
    'Web/FilesCustomResource': {
      DestinationBucketName: 'Site',
      WaitForDistributionInvalidation: true,
      Prune: true,
      Exclude: ['assets/*'],
      SystemMetadata: { 'cache-control': 'no-cache' },
      DistributionId: 'Distribution',
      OutputObjectKeys: true,
      deletion: 'Delete',
      replacement: 'Delete',
    },
  };

  it.each(Object.entries(expected))('%s is as it stands here', (name, properties) => {
    expect(guarded(resources, 'Custom::CDKBucketDeployment')[name]).toEqual(properties);
  });

  it('is none but these', () => {
    expect(Object.keys(guarded(resources, 'Custom::CDKBucketDeployment'))).toEqual(Object.keys(expected));
  });
});
