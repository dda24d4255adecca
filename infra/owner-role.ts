import { Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { archivesPrefix, safetyPrefix, uploadsPrefix } from '../archive/object-key.ts';
import { datasets } from '../ledger/datasets.ts';
import { acknowledge } from './acknowledge.ts';
import type { DataStack } from './data-stack.ts';
import type { FunctionRole } from './function-role.ts';
import { allowItemsOfOwner, allowLedgerOfOwner, ownerTag, sessionsOf } from './owner-session.ts';
import { statement } from './statement.ts';

/** An export writes an archive, reads it back, and removes it and the leftovers of earlier attempts. */
const objectActions = [
  [archivesPrefix, ['s3:PutObject', 's3:GetObject', 's3:DeleteObject', 's3:AbortMultipartUpload']],
  // A restore reads the upload, and writes its lists beside it.
  [uploadsPrefix, ['s3:GetObject', 's3:PutObject']],
  [safetyPrefix, ['s3:PutObject', 's3:GetObject', 's3:AbortMultipartUpload']],
] as const;

interface OwnerRoleProps {
  readonly data: DataStack;
  /** The roles of the functions that work for one owner at a time. */
  readonly workers: readonly FunctionRole[];
}

/**
 * The role that reaches one owner's data. A worker has no permission for data of its own. It assumes this role for each
 * run, with the owner as the session's tag, and IAM compares the keys of items and objects with the tag. So a fault in a
 * worker cannot reach the data of another person.
 */
export class OwnerRole extends Role {
  constructor(scope: Construct, id: string, { data, workers }: OwnerRoleProps) {
    super(scope, id, {
      description: 'The ledger, the uploads and the safety copies of the one owner whom the session names.',
      assumedBy: sessionsOf(scope, workers, data.ledger.onlyOwner),
    });
    const names = datasets.map(({ name }) => name);
    const actions = ['Query', 'GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'];
    for (const policy of allowLedgerOfOwner(data.ledger, names, actions)) this.addToPolicy(policy);
    // The version of the ledger, which shows whether it was written to while it was read.
    this.addToPolicy(allowItemsOfOwner(['GetItem'], [data.exports.table.tableArn]));
    const { bucket } = data.archives;
    for (const [prefix, actions] of objectActions) {
      this.addToPolicy(statement(actions, bucket.arnForObjects(`${prefix}${ownerTag}/*`)));
      acknowledge(
        this,
        `IAM5[Resource::${data.archives.exportedArn}/${prefix}<aws:PrincipalTag/owner>/*]`,
        'The files of one owner, whom the session’s tag names; every action is named.',
      );
    }
    for (const worker of workers) {
      worker.addToPolicy(statement(['sts:AssumeRole', 'sts:TagSession'], this.roleArn));
    }
  }
}
