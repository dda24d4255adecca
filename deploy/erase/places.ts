import { Refused } from '../../cli/refused.ts';
import { ledgerTableId } from '../../infra/ledger-table-id.ts';
import { datasets } from '../../ledger/datasets.ts';
import type { DeployedResource } from '../stacks/deployed-stack.ts';

/** A table of which a person's rows are removed, and its key. */
export interface OwnedTable {
  readonly name: string;
  readonly partitionAttribute: string;
  readonly sortAttribute: string;
}

/** Everywhere that a deployment keeps something of a person. */
export interface Places {
  readonly userPoolId: string;
  readonly bucket: string;
  readonly exports: OwnedTable;
  /** The tables of the ledger that belong to the stack. Tables of the operator's own are not among them. */
  readonly ledger: readonly OwnedTable[];
}

/** Finds them among the resources of the stack with the data. @throws Refused when one is missing */
export function placesIn(resources: readonly DeployedResource[]): Places {
  const one = (type: string, id: string): string | undefined =>
    resources.find(({ type: its, logicalId }) => its === type && new RegExp(`^${id}([0-9A-F]{8})?$`).test(logicalId))
      ?.physicalId;
  const needed = (type: string, id: string): string => {
    const found = one(type, id);
    if (found === undefined) throw new Refused(`The stack with the data has no ${type} ${id}. Nothing was removed.`);
    return found;
  };
  return {
    userPoolId: needed('AWS::Cognito::UserPool', 'PeopleUserPool'),
    bucket: needed('AWS::S3::Bucket', 'ArchivesBucket'),
    exports: {
      name: needed('AWS::DynamoDB::Table', 'ExportsTable'),
      partitionAttribute: 'owner',
      sortAttribute: 'entry',
    },
    ledger: datasets.flatMap(({ name, partitionAttribute, sortAttribute }) => {
      const table = one('AWS::DynamoDB::Table', ledgerTableId(name));
      return table === undefined ? [] : [{ name: table, partitionAttribute, sortAttribute }];
    }),
  };
}
