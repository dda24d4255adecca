import type { Handler } from 'aws-lambda';
import { layoutOfText } from '../../ledger/layouts/layout-text.ts';
import type { Period } from '../../ledger/period.ts';
import { environmentOf } from '../environment.ts';
import { createDynamodb } from '../owner/clients.ts';
import { assumeOwner } from '../owner/owner-session.ts';
import { countLedgerMonths } from './count-ledger-months.ts';
import type { LedgerMonthsResult } from './join-parts.ts';

const environment = environmentOf<'ledger-months'>();
const role = environment.text('OWNER_READER_ROLE');
const layout = layoutOfText(environment.text('LEDGER_LAYOUT'));
const tableNames = {
  slips: environment.text('SLIPS_TABLE'),
  balances: environment.text('BALANCES_TABLE'),
  kinds: environment.text('KINDS_TABLE'),
};

/** The caller whom the resolver found, and the days that were asked for. */
export interface LedgerMonthsEvent {
  readonly owner: string;
  /** Null for everything. */
  readonly period: Period | null;
}

/** Counts an owner's ledger with credentials that can read that owner's ledger and nothing else. */
export const handler: Handler<LedgerMonthsEvent, LedgerMonthsResult> = async ({ owner, period }, { awsRequestId }) => {
  const credentials = await assumeOwner(role, { owner, id: awsRequestId }, AbortSignal.timeout(answerWithinMs));
  const dynamodb = createDynamodb(credentials);
  try {
    return await countLedgerMonths({ dynamodb, owner, tableNames, layout, period, nowMs: Date.now });
  } finally {
    dynamodb.destroy();
  }
};

const answerWithinMs = 5_000;
