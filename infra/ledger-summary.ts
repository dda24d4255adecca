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

/** The functions that say what is in a ledger. */
export class LedgerSummary extends Construct {
  /** Adds up a ledger by month. */
  readonly months: BundledFunction;
  /** Reads the names of kinds and methods where no resolver can; undefined elsewhere. */
  readonly names: BundledFunction | undefined;

  constructor(scope: Construct, id: string, { settings, data }: LedgerSummaryProps) {
    super(scope, id);
    const { SLIPS_TABLE, BALANCES_TABLE, KINDS_TABLE, METHODS_TABLE } = data.ledger.tableVariables;
    const monthsRole = new FunctionRole(this, 'MonthsRole', 'Adds up the ledger of one owner at a time.');
    const namesRole = data.ledger.isAsArchived
      ? undefined
      : new FunctionRole(this, 'NamesRole', 'Reads the names of kinds and methods of the one owner.');
    const ownerReader = new OwnerReaderRole(this, 'OwnerReaderRole', {
      data,
      readers: [monthsRole, ...(namesRole ? [namesRole] : [])],
    });
    const common = { OWNER_READER_ROLE: ownerReader.roleArn, LEDGER_LAYOUT: data.ledger.layoutVariable, KINDS_TABLE };
    this.months = new BundledFunction(this, 'Months', {
      folder: 'ledger-months',
      role: monthsRole,
      // A whole core: it reads 25 MB within two seconds.
      memoryMb: settings.workerMemoryMb,
      timeoutSeconds: 15,
      logRetention: settings.logRetention,
      ...(settings.monthsConcurrency === undefined ? {} : { reservedConcurrency: settings.monthsConcurrency }),
      environment: { ...common, SLIPS_TABLE, BALANCES_TABLE },
    });
    this.names =
      namesRole &&
      new BundledFunction(this, 'Names', {
        folder: 'ledger-names',
        role: namesRole,
        memoryMb: 256,
        timeoutSeconds: 15,
        logRetention: settings.logRetention,
        environment: { ...common, METHODS_TABLE },
      });
  }
}
