import { util } from '@aws-appsync/utils';
import { ledgerVersionEntry } from '../ledger/ledger-version.ts';
import type { RestoreRow } from './restore-row.ts';

/** A restore in one of its turns: the writing, or an undo. A late end of one turn does not take the next one's back. */
export type LedgerWriter = Pick<RestoreRow, 'owner' | 'id' | 'turn' | 'turnBefore'>;

/** Announces a restore as a writer of its owner's ledger, before its first write (`ledger/ledger-version.ts`). */
export function announceWriter({ owner, id, turn }: LedgerWriter) {
  return changeWriters(owner, 'ADD #ledgerVersion :one, #writers :ids', [writerOf(id, turn)]);
}

/** Says that a restore no longer writes. A repeat changes nothing but the version, which may only make a reader repeat. */
export function liftWriter({ owner, id, turn, turnBefore }: LedgerWriter) {
  const ids = [writerOf(id, turn), ...(turnBefore ? [writerOf(id, turnBefore)] : [])];
  return changeWriters(owner, 'ADD #ledgerVersion :one DELETE #writers :ids', ids);
}

function writerOf(id: string, turn: string | undefined): string {
  return `${id}#${turn ?? ''}`;
}

function changeWriters(owner: string, expression: string, ids: string[]) {
  return {
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues({ owner, entry: ledgerVersionEntry }),
    update: {
      expression,
      expressionNames: { '#ledgerVersion': 'ledgerVersion', '#writers': 'writers' },
      expressionValues: {
        ':one': util.dynamodb.toNumber(1),
        ':ids': util.dynamodb.toStringSet(ids),
      },
    },
  };
}
