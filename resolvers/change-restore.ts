import { util } from '@aws-appsync/utils';
import { leaseAttribute, openAttribute, openValue } from '../ledger/exports-table.ts';
import type { RestoreRow } from './restore-row.ts';
import { restoreKey } from './restore-row.ts';

export interface RestoreChange {
  /** Attributes to set. An undefined value removes the attribute. `version` is raised automatically. */
  set: Record<string, unknown>;
  /**
   * Until when nothing is due; null when nothing will ever be due again, and the row leaves the index of open jobs.
   * Undefined keeps the lease, which a report may extend in the same moment.
   */
  leaseUntil: number | null | undefined;
  /** False for a request that holds whichever run has the restore. A run may claim it in the same moment. @default true */
  byAttempt?: boolean;
  /** Also require that the lease is the one that was read, because the change rests on its end. */
  byLease?: boolean;
}

/**
 * The only way to change a restore: a conditional write on the row that was read. Reports of progress change neither its
 * status nor its attempt, so a person's request does not collide with them.
 */
export function changeRestore(row: RestoreRow, { set, leaseUntil, byLease = false, byAttempt = true }: RestoreChange) {
  const names: Record<string, string> = { '#version': 'version' };
  const values: Record<string, unknown> = { ':one': 1 };
  const assignments: string[] = ['#version = #version + :one'];
  const removals: string[] = [];
  for (const name of Object.keys(set)) {
    names[`#${name}`] = name;
    if (set[name] === undefined || set[name] === null) {
      removals.push(`#${name}`);
    } else {
      values[`:${name}`] = set[name];
      assignments.push(`#${name} = :${name}`);
    }
  }
  if (leaseUntil !== undefined) {
    names['#open'] = openAttribute;
    names['#leaseUntil'] = leaseAttribute;
  }
  if (leaseUntil === null) {
    removals.push('#open', '#leaseUntil');
  } else if (leaseUntil !== undefined) {
    values[':open'] = openValue;
    values[':leaseUntil'] = leaseUntil;
    assignments.push('#open = :open', '#leaseUntil = :leaseUntil');
  }
  const removing = removals.length > 0 ? ` REMOVE ${removals.join(', ')}` : '';
  return {
    operation: 'UpdateItem',
    key: restoreKey(row.owner, row.id),
    update: {
      expression: `SET ${assignments.join(', ')}${removing}`,
      expressionNames: names,
      expressionValues: util.dynamodb.toMapValues(values),
    },
    condition: {
      expression: `#status = :asRead${byAttempt ? ' AND #attempt = :attemptAsRead' : ''}${byLease ? ' AND #leaseUntil = :leaseAsRead' : ''}`,
      expressionNames: {
        '#status': 'status',
        ...(byAttempt ? { '#attempt': 'attempt' } : {}),
        ...(byLease ? { '#leaseUntil': leaseAttribute } : {}),
      },
      expressionValues: util.dynamodb.toMapValues({
        ':asRead': row.status,
        ...(byAttempt ? { ':attemptAsRead': row.attempt } : {}),
        ...(byLease ? { ':leaseAsRead': row.leaseUntil } : {}),
      }),
    },
  };
}
