import { Duration } from 'aws-cdk-lib';
import { HeadersFrameOption, HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import type { PageOrigins } from '../delivery/page-headers.ts';
import { pageHeaders, strictTransportSeconds } from '../delivery/page-headers.ts';

/**
 * The headers that the distribution sends with every response: the same as the local host's, and in addition the one
 * that requires TLS.
 */
export class PageHeadersPolicy extends ResponseHeadersPolicy {
  constructor(scope: Construct, id: string, origins: PageOrigins) {
    const {
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': nosniff,
      'x-frame-options': frameOption,
      'referrer-policy': referrerPolicy,
      ...others
    } = pageHeaders(origins);
    super(scope, id, {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy, override: true },
        contentTypeOptions: { nosniff: { override: true } }[nosniff],
        frameOptions: { frameOption: HeadersFrameOption[frameOption], override: true },
        referrerPolicy: {
          referrerPolicy: { 'no-referrer': HeadersReferrerPolicy.NO_REFERRER }[referrerPolicy],
          override: true,
        },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.seconds(strictTransportSeconds),
          includeSubdomains: true,
          override: true,
        },
      },
      customHeadersBehavior: {
        customHeaders: Object.entries(others).map(([header, value]) => ({ header, value, override: true })),
      },
    });
  }
}
