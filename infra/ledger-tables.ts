import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { TableVariable } from '../functions/environment.ts';
import { tableVariable } from '../functions/environment.ts';
import type { DatasetName } from '../ledger/datasets.ts';
import { byDataset, datasets } from '../ledger/datasets.ts';
import { keptTable } from './kept-table.ts';
import { ledgerTableConstruct } from './ledger-table-id.ts';

/**
 * The tables of the household account book, one for each dataset. In this system, only a restore that its owner starts
 * writes to them.
 */
export class LedgerTables extends Construct {
  readonly tables: Readonly<Record<DatasetName, Table>>;
  /** The tables' names, as a function finds them in its environment. */
  readonly tableVariables: Readonly<Record<TableVariable, string>>;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.tables = byDataset(({ name, sortAttribute }) => keptTable(this, ledgerTableConstruct(name), sortAttribute));
    this.tableVariables = Object.fromEntries(
      datasets.map(({ name }) => [tableVariable(name), this.tables[name].tableName]),
    ) as Record<TableVariable, string>;
  }
}
