import { Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { DataStack } from './data-stack.ts';
import type { FunctionRole } from './function-role.ts';
import { allowItemsOfOwner, sessionsOf } from './owner-session.ts';
import { statement } from './statement.ts';

interface OwnerReaderRoleProps {
  readonly data: DataStack;
  readonly reader: FunctionRole;
}

/** The role that reads the slips, balances and kinds of one owner, for a summary. It can write nothing. */
export class OwnerReaderRole extends Role {
  constructor(scope: Construct, id: string, { data, reader }: OwnerReaderRoleProps) {
    super(scope, id, {
      description: 'Reads the ledger of the one owner whom the session names.',
      assumedBy: sessionsOf(scope, [reader]),
    });
    const { slips, balances, kinds } = data.ledger.tables;
    this.addToPolicy(allowItemsOfOwner(['Query'], [slips.tableArn, balances.tableArn, kinds.tableArn]));
    reader.addToPolicy(statement(['sts:AssumeRole', 'sts:TagSession'], this.roleArn));
  }
}
