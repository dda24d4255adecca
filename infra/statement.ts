import { PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** Allows exactly these actions on exactly these resources. */
export function statement(actions: readonly string[], ...resources: readonly string[]): PolicyStatement {
  return new PolicyStatement({ actions: [...actions], resources: [...resources] });
}
