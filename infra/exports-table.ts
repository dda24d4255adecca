import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { AttributeType, ProjectionType } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { keptTable } from './kept-table.ts';

/** The exports (jobs) of each owner, and the row that counts for their quota. */
export class ExportsTable extends Construct {
  /** The index of exports that have not ended, ordered by the end of their lease. The sweeper reads it. */
  static readonly openIndex = 'open';
  readonly table: Table;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.table = keptTable(this, 'Table', 'entry', { timeToLiveAttribute: 'removeAt' });
    this.table.addGlobalSecondaryIndex({
      indexName: ExportsTable.openIndex,
      partitionKey: { name: 'open', type: AttributeType.STRING },
      sortKey: { name: 'leaseUntil', type: AttributeType.NUMBER },
      projectionType: ProjectionType.KEYS_ONLY,
    });
  }
}
