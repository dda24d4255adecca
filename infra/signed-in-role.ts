import { CfnIdentityPoolRoleAttachment } from 'aws-cdk-lib/aws-cognito';
import { Role, WebIdentityPrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { People } from './people.ts';

/**
 * The role of a signed-in person. It may call the user fields that the API grants, and nothing else: no table, no
 * bucket, no function.
 */
export class SignedInRole extends Role {
  constructor(scope: Construct, id: string, people: People) {
    super(scope, id, {
      description: 'A signed-in person: the user fields of the GraphQL API, nothing else.',
      assumedBy: new WebIdentityPrincipal('cognito-identity.amazonaws.com', {
        StringEquals: { 'cognito-identity.amazonaws.com:aud': people.identityPool.ref },
        'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
      }),
    });
    new CfnIdentityPoolRoleAttachment(this, 'Attachment', {
      identityPoolId: people.identityPool.ref,
      roles: { authenticated: this.roleArn },
    });
  }
}
