import { because, flag, group, list, oneOf, optional, passedOver, readResource, text } from '../template/properties.ts';
import type { ResolvedResource } from '../template/resolved-resource.ts';

/** A table of the template. */
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

/** Properties of AWS::DynamoDB::Table that have no effect here, and why. */
export const tablePassedOver = {
  PointInTimeRecoverySpecification: 'the data folder is on your own disk; copy it to keep a state',
  SSESpecification: 'encryption at rest is the disk’s own',
  Tags: 'nothing reads them here',
  TableName: 'the physical name is this name already',
} as const;

const keySchema = list(group({ AttributeName: text, KeyType: oneOf('HASH', 'RANGE') }));

/** Reads an AWS::DynamoDB::Table. A property that the host does not emulate is refused by name. */
export function tableFromTemplate(resource: ResolvedResource): TableSettings {
  const read = readResource(resource, 'AWS::DynamoDB::Table', {
    ...passedOver(tablePassedOver),
    KeySchema: keySchema,
    AttributeDefinitions: list(group({ AttributeName: text, AttributeType: oneOf('S', 'N', 'B') })),
    BillingMode: because('The local host counts no capacity.', oneOf('PAY_PER_REQUEST')),
    GlobalSecondaryIndexes: optional(
      list(
        group({
          IndexName: text,
          KeySchema: keySchema,
          Projection: group({
            ProjectionType: oneOf('ALL', 'KEYS_ONLY', 'INCLUDE'),
            NonKeyAttributes: optional(list(text)),
          }),
        }),
      ),
    ),
    TimeToLiveSpecification: optional(group({ AttributeName: text, Enabled: flag })),
    DeletionProtectionEnabled: optional(flag, false),
  });
  const { KeySchema, AttributeDefinitions, BillingMode, GlobalSecondaryIndexes, TimeToLiveSpecification: ttl } = read;
  return {
    name: resource.physicalId,
    definition: {
      TableName: resource.physicalId,
      KeySchema,
      AttributeDefinitions,
      BillingMode,
      ...(GlobalSecondaryIndexes === undefined ? {} : { GlobalSecondaryIndexes }),
    },
    ...(ttl?.Enabled === true ? { timeToLiveAttribute: ttl.AttributeName } : {}),
    deletionProtection: read.DeletionProtectionEnabled,
  };
}
