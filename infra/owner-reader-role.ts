import { Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { DataStack } from './data-stack.ts';
import type { FunctionRole } from './function-role.ts';
import { allowLedgerOfOwner, sessionsOf } from './owner-session.ts';
import { statement } from './statement.ts';

interface OwnerReaderRoleProps {
  readonly data: DataStack;
  readonly readers: readonly FunctionRole[];
}

/** The role that reads the slips, balances and kinds of one owner, for a summary. It can write nothing. */
export class OwnerReaderRole extends Role {
  constructor(scope: Construct, id: string, { data, readers }: OwnerReaderRoleProps) {
    super(scope, id, {
      description: 'Reads the ledger of the one owner whom the session names.',
      assumedBy: sessionsOf(scope, readers, data.ledger.onlyOwner),
    });
    // The names of methods are read by their own resolver, but where a function reads them.
    const names = ['slips', 'balances', 'kinds', ...(data.ledger.isAsArchived ? [] : ['methods' as const])] as const;
    for (const policy of allowLedgerOfOwner(data.ledger, names, ['Query'])) this.addToPolicy(policy);
    for (const reader of readers) reader.addToPolicy(statement(['sts:AssumeRole', 'sts:TagSession'], this.roleArn));
  }
}
