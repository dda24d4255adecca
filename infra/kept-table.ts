import { RemovalPolicy } from 'aws-cdk-lib';
import type { TableProps } from 'aws-cdk-lib/aws-dynamodb';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';

/**
 * A table with one partition per owner that no deployment can lose: retained, protected, restorable to any second of
 * the last 35 days.
 */
export function keptTable(scope: Construct, id: string, sortKey: string, more: Partial<TableProps> = {}): Table {
  return new Table(scope, id, {
    partitionKey: { name: 'owner', type: AttributeType.STRING },
    sortKey: { name: sortKey, type: AttributeType.STRING },
    billingMode: BillingMode.PAY_PER_REQUEST,
    encryption: TableEncryption.AWS_MANAGED,
    deletionProtection: true,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
    removalPolicy: RemovalPolicy.RETAIN,
    ...more,
  });
}
