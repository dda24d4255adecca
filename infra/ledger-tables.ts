import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { TableVariable } from '../functions/environment.ts';
import { tableVariable } from '../functions/environment.ts';
import type { DatasetName } from '../ledger/datasets.ts';
import { byDataset, datasets } from '../ledger/datasets.ts';
import { byOwner } from '../ledger/layouts/by-owner.ts';
import { isAsArchived } from '../ledger/layouts/is-as-archived.ts';
import type { Layout } from '../ledger/layouts/layout.ts';
import { isOfManyPeople } from '../ledger/layouts/layout.ts';
import { layoutOfSettings, layoutText } from '../ledger/layouts/layout-text.ts';
import { keptTable } from './kept-table.ts';
import { ledgerTableConstruct } from './ledger-table-id.ts';
import type { OwnTables } from './settings.ts';

/**
 * The tables of the household account book, one for each dataset: those of the settings, or else tables of this
 * deployment. In this system, only a restore that its owner starts writes to them.
 */
export class LedgerTables extends Construct {
  readonly tables: Readonly<Record<DatasetName, ITable>>;
  readonly layout: Layout;
  /** The layout, as a function finds it in its environment. */
  readonly layoutVariable: string;
  /**
   * The one person whose ledger it is, where no key names an owner: an identity id, or {@link nobody}. Undefined where
   * the tables hold the ledgers of many people.
   */
  readonly onlyOwner: string | undefined;
  /**
   * Whether the tables' keys are those of archives. Resolvers read only such tables. Others are read by functions, which
   * know the layout.
   */
  readonly isAsArchived: boolean;
  /** The tables' names, as a function finds them in its environment. */
  readonly tableVariables: Readonly<Record<TableVariable, string>>;

  constructor(scope: Construct, id: string, ownTables: OwnTables | undefined) {
    super(scope, id);
    this.layout = ownTables ? layoutOfSettings(ownTables.layout) : byOwner;
    this.layoutVariable = layoutText(this.layout);
    this.onlyOwner = isOfManyPeople(this.layout) ? undefined : (ownTables?.identity ?? nobody);
    this.isAsArchived = datasets.every((dataset) => isAsArchived(this.layout, dataset));
    this.tables = byDataset(({ name, sortAttribute }) =>
      ownTables
        ? Table.fromTableName(this, ledgerTableConstruct(name), ownTables.tables[name])
        : keptTable(this, ledgerTableConstruct(name), sortAttribute),
    );
    this.tableVariables = Object.fromEntries(
      datasets.map(({ name }) => [tableVariable(name), this.tables[name].tableName]),
    ) as Record<TableVariable, string>;
  }
}

/** No identity id is this text, so nobody reaches tables whose person is not known yet. */
export const nobody = 'nobody';
