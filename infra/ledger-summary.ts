import { Construct } from 'constructs';
import { BundledFunction } from './bundled-function.ts';
import type { DataStack } from './data-stack.ts';
import { FunctionRole } from './function-role.ts';
import { OwnerReaderRole } from './owner-reader-role.ts';
import type { Settings } from './settings.ts';

interface LedgerSummaryProps {
  readonly settings: Settings;
  readonly data: DataStack;
}

/** The function that adds up a ledger by month. */
export class LedgerSummary extends Construct {
  readonly months: BundledFunction;

  constructor(scope: Construct, id: string, { settings, data }: LedgerSummaryProps) {
    super(scope, id);
    const reader = new FunctionRole(this, 'MonthsRole', 'Adds up the ledger of one owner at a time.');
    const ownerReader = new OwnerReaderRole(this, 'OwnerReaderRole', { data, reader });
    const { SLIPS_TABLE, BALANCES_TABLE, KINDS_TABLE } = data.ledger.tableVariables;
    this.months = new BundledFunction(this, 'Months', {
      folder: 'ledger-months',
      role: reader,
      // A whole core: it reads 25 MB within two seconds.
      memoryMb: settings.workerMemoryMb,
      timeoutSeconds: 15,
      logRetention: settings.logRetention,
      ...(settings.monthsConcurrency === undefined ? {} : { reservedConcurrency: settings.monthsConcurrency }),
      environment: { OWNER_READER_ROLE: ownerReader.roleArn, SLIPS_TABLE, BALANCES_TABLE, KINDS_TABLE },
    });
  }
}
