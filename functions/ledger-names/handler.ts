import type { Handler } from 'aws-lambda';
import { layoutOfText } from '../../ledger/layouts/layout-text.ts';
import { environmentOf } from '../environment.ts';
import { createDynamodb } from '../owner/clients.ts';
import { assumeOwner } from '../owner/owner-session.ts';
import type { MasterName } from './read-names.ts';
import { readNames } from './read-names.ts';

const environment = environmentOf<'ledger-names'>();
const role = environment.text('OWNER_READER_ROLE');
const layout = layoutOfText(environment.text('LEDGER_LAYOUT'));
const tableNames = { kinds: environment.text('KINDS_TABLE'), methods: environment.text('METHODS_TABLE') };

/** The caller whom the resolver found, and the master that was asked for. */
export interface LedgerNamesEvent {
  readonly owner: string;
  readonly table: keyof typeof tableNames;
}

/** Reads the names in a master with credentials that can read that owner's ledger and nothing else. */
export const handler: Handler<LedgerNamesEvent, MasterName[]> = async ({ owner, table }, { awsRequestId }) => {
  const credentials = await assumeOwner(role, { owner, id: awsRequestId }, AbortSignal.timeout(answerWithinMs));
  const dynamodb = createDynamodb(credentials);
  try {
    const signal = AbortSignal.timeout(answerWithinMs);
    return await readNames({ dynamodb, owner, layout, tableName: tableNames[table], table, signal });
  } finally {
    dynamodb.destroy();
  }
};

const answerWithinMs = 5_000;
