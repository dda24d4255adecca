import { Stack } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/**
 * A service that may assume a role, and only on behalf of this account. Otherwise another account's API or function
 * could be made to use the role (the confused deputy). There is no `aws:SourceArn`: the resource names its role, and
 * CloudFormation cannot create two resources that name each other. Unproven: that AppSync sends `aws:SourceAccount`
 * when it writes its log, as it does for data sources.
 */
export function serviceTrust(scope: Construct, service: 'appsync' | 'lambda'): ServicePrincipal {
  return new ServicePrincipal(`${service}.amazonaws.com`, {
    conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
  });
}
