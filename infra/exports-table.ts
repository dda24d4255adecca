import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { AttributeType, ProjectionType } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { leaseAttribute, openAttribute, openIndexName } from '../ledger/exports-table.ts';
import { keptTable } from './kept-table.ts';

/** The exports (jobs) of each owner, and the row that counts for their quota. */
export class ExportsTable extends Construct {
  readonly table: Table;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.table = keptTable(this, 'Table', 'entry', { timeToLiveAttribute: 'removeAt' });
    this.table.addGlobalSecondaryIndex({
      indexName: openIndexName,
      partitionKey: { name: openAttribute, type: AttributeType.STRING },
      sortKey: { name: leaseAttribute, type: AttributeType.NUMBER },
      projectionType: ProjectionType.KEYS_ONLY,
    });
  }
}
