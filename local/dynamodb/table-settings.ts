import type { ResolvedResource } from '../template/resolved-resource.ts';
import { readProperties, UnsupportedProperty } from '../template/read-properties.ts';

/** A table as the template describes it. */
export interface TableSettings {
  readonly name: string;
  /** The input of CreateTable. */
  readonly definition: TableDefinition;
  readonly timeToLiveAttribute?: string;
  readonly deletionProtection: boolean;
}

export interface TableDefinition {
  readonly TableName: string;
  readonly KeySchema: KeySchema;
  readonly AttributeDefinitions: readonly { readonly AttributeName: string; readonly AttributeType: string }[];
  readonly BillingMode: string;
  readonly GlobalSecondaryIndexes?: readonly {
    readonly IndexName: string;
    readonly KeySchema: KeySchema;
    readonly Projection: { readonly ProjectionType: string; readonly NonKeyAttributes?: readonly string[] };
  }[];
}

type KeySchema = readonly { readonly AttributeName: string; readonly KeyType: string }[];

/** Properties of AWS::DynamoDB::Table that change nothing here, and why. */
export const tablePassedOver: Readonly<Record<string, string>> = {
  PointInTimeRecoverySpecification: 'the data folder is on your own disk; copy it to keep a state',
  SSESpecification: 'encryption at rest is the disk’s own',
  Tags: 'nothing reads them here',
  TableName: 'the physical name already is this one',
};

/** Reads an AWS::DynamoDB::Table; refuses by name what the host does not emulate. */
export function tableFromTemplate(resource: ResolvedResource): TableSettings {
  const { used } = readProperties(resource, {
    used: ['KeySchema', 'AttributeDefinitions', 'GlobalSecondaryIndexes', 'BillingMode', 'TimeToLiveSpecification', 'DeletionProtectionEnabled'],
    passedOver: tablePassedOver,
  });
  const ttl = used['TimeToLiveSpecification'] as { AttributeName: string; Enabled: boolean } | undefined;
  return {
    name: resource.physicalId,
    definition: {
      TableName: resource.physicalId,
      KeySchema: used['KeySchema'] as KeySchema,
      AttributeDefinitions: used['AttributeDefinitions'] as TableDefinition['AttributeDefinitions'],
      BillingMode: onDemand(resource, used['BillingMode']),
      ...(used['GlobalSecondaryIndexes'] === undefined ? {} : { GlobalSecondaryIndexes: indexesOf(resource, used['GlobalSecondaryIndexes']) }),
    },
    ...(ttl?.Enabled === true ? { timeToLiveAttribute: ttl.AttributeName } : {}),
    deletionProtection: used['DeletionProtectionEnabled'] === true,
  };
}

function onDemand(resource: ResolvedResource, mode: unknown): string {
  if (mode === 'PAY_PER_REQUEST') return mode;
  throw new UnsupportedProperty(`${resource.stack}/${resource.logicalId}: expected the BillingMode PAY_PER_REQUEST, got ${JSON.stringify(mode ?? null)}. The local host counts no capacity.`);
}

function indexesOf(resource: ResolvedResource, indexes: unknown): NonNullable<TableDefinition['GlobalSecondaryIndexes']> {
  for (const index of indexes as readonly object[]) {
    const unknown = Object.keys(index).find((name) => !['IndexName', 'KeySchema', 'Projection'].includes(name));
    if (unknown !== undefined) throw new UnsupportedProperty(`${resource.stack}/${resource.logicalId}: an index with ${unknown} is not emulated by the local host.`);
  }
  return indexes as NonNullable<TableDefinition['GlobalSecondaryIndexes']>;
}
