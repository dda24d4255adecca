import type { ResolvedResource } from '../template/resolved-resource.ts';
import { readProperties } from '../template/read-properties.ts';

/** A table as the template describes it. */
export interface TableSettings {
  readonly name: string;
  /** The input of CreateTable. */
  readonly definition: Readonly<Record<string, unknown>>;
  readonly timeToLiveAttribute?: string;
  readonly deletionProtection: boolean;
}

/** Reads an AWS::DynamoDB::Table; refuses by name what the host does not emulate. */
export function tableFromTemplate(resource: ResolvedResource): TableSettings {
  const { used } = readProperties(resource, {
    used: [
      'KeySchema',
      'AttributeDefinitions',
      'GlobalSecondaryIndexes',
      'BillingMode',
      'TimeToLiveSpecification',
      'DeletionProtectionEnabled',
    ],
    passedOver: {
      PointInTimeRecoverySpecification: 'the data folder is on your own disk; copy it to keep a state',
      SSESpecification: 'encryption at rest is the disk’s own',
      Tags: 'nothing reads them here',
      TableName: 'the physical name is used',
    },
  });
  const ttl = used['TimeToLiveSpecification'] as { AttributeName: string; Enabled: boolean } | undefined;
  return {
    name: resource.physicalId,
    definition: {
      TableName: resource.physicalId,
      KeySchema: used['KeySchema'],
      AttributeDefinitions: used['AttributeDefinitions'],
      BillingMode: used['BillingMode'] ?? 'PAY_PER_REQUEST',
      ...(used['GlobalSecondaryIndexes'] === undefined ? {} : { GlobalSecondaryIndexes: used['GlobalSecondaryIndexes'] }),
    },
    ...(ttl?.Enabled === true ? { timeToLiveAttribute: ttl.AttributeName } : {}),
    deletionProtection: used['DeletionProtectionEnabled'] === true,
  };
}
