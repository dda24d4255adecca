import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/** A function's role. It starts with nothing: not even AWS's managed policy for logs, which covers every log group of the account. */
export class FunctionRole extends Role {
  constructor(scope: Construct, id: string, description: string) {
    super(scope, id, { description, assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  }
}
