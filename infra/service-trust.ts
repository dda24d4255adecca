import { Stack } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/**
 * A service that may take a role, and only on behalf of this account: otherwise somebody else's API or function could be made to use it (the
 * confused deputy). No `aws:SourceArn`: what the role is for names the role, and CloudFormation makes neither of two that name each other.
 * Unproven: that AppSync sends `aws:SourceAccount` when it writes its log, as it does for data sources.
 */
export function serviceTrust(scope: Construct, service: 'appsync' | 'lambda'): ServicePrincipal {
  return new ServicePrincipal(`${service}.amazonaws.com`, {
    conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
  });
}
