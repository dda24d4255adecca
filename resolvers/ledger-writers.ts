import { util } from '@aws-appsync/utils';
import { ledgerVersionEntry } from '../ledger/ledger-version.ts';

/** Announces a restore as a writer of its owner's ledger, before its first write (`ledger/ledger-version.ts`). */
export function announceWriter(owner: string, id: string) {
  return changeWriters(owner, 'ADD #ledgerVersion :one, #writers :ids', id);
}

/** Says that a restore no longer writes. A repeat changes nothing but the version, which may only make a reader repeat. */
export function liftWriter(owner: string, id: string) {
  return changeWriters(owner, 'ADD #ledgerVersion :one DELETE #writers :ids', id);
}

function changeWriters(owner: string, expression: string, id: string) {
  return {
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues({ owner, entry: ledgerVersionEntry }),
    update: {
      expression,
      expressionNames: { '#ledgerVersion': 'ledgerVersion', '#writers': 'writers' },
      expressionValues: { ':one': util.dynamodb.toNumber(1), ':ids': util.dynamodb.toStringSet([id]) },
    },
  };
}
