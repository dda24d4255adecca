import { Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { serviceTrust } from './service-trust.ts';

/**
 * A function's role. It starts without any permission, also without AWS's managed policy for logs, which covers every
 * log group of the account.
 */
export class FunctionRole extends Role {
  constructor(scope: Construct, id: string, description: string) {
    super(scope, id, { description, assumedBy: serviceTrust(scope, 'lambda') });
  }
}
