import { util } from '@aws-appsync/utils';
import { leaseAttribute, openAttribute } from '../ledger/exports-table.ts';
import { exportKey } from './export-row.ts';

export interface Change {
  owner: string;
  id: string;
  /** Attributes to set. `version` is raised automatically. */
  set: Record<string, unknown>;
  /** True when the change ends the export. The export then leaves the index of open exports and loses its lease. */
  ends: boolean;
  /** The required state, written with `#status`, `#attempt`, `#leaseUntil` and the values below. */
  condition: string;
  conditionNames: Record<string, string>;
  conditionValues: Record<string, unknown>;
}

/**
 * The only way to change an export: a conditional write that raises `version` by one. An absent row never satisfies a
 * condition on its status, so this write never creates a row.
 */
export function changeExport(change: Change) {
  const names: Record<string, string> = { '#version': 'version' };
  const values: Record<string, unknown> = { ':one': 1 };
  const assignments: string[] = ['#version = #version + :one'];
  for (const name of Object.keys(change.set)) {
    names[`#${name}`] = name;
    values[`:${name}`] = change.set[name];
    assignments.push(`#${name} = :${name}`);
  }
  let expression = `SET ${assignments.join(', ')}`;
  if (change.ends) {
    names['#open'] = openAttribute;
    names['#leaseUntil'] = leaseAttribute;
    expression = `${expression} REMOVE #open, #leaseUntil`;
  }
  return {
    operation: 'UpdateItem',
    key: exportKey(change.owner, change.id),
    update: { expression, expressionNames: names, expressionValues: util.dynamodb.toMapValues(values) },
    condition: {
      expression: change.condition,
      expressionNames: change.conditionNames,
      expressionValues: util.dynamodb.toMapValues(change.conditionValues),
    },
  };
}
