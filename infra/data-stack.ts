import type { App } from 'aws-cdk-lib';
import { Stack } from 'aws-cdk-lib';
import { ArchiveBucket } from './archive-bucket.ts';
import { ExportsTable } from './exports-table.ts';
import { LedgerTables } from './ledger-tables.ts';
import { People } from './people.ts';
import type { Settings } from './settings.ts';

interface DataStackProps {
  readonly settings: Settings;
  readonly tags: Readonly<Record<string, string>>;
}

/** Everything that must outlive a deployment. It is kept when the stack is deleted and when a resource is replaced. */
export class DataStack extends Stack {
  readonly ledger: LedgerTables;
  readonly exports: ExportsTable;
  readonly archives: ArchiveBucket;
  readonly people: People;

  constructor(app: App, id: string, { settings, tags }: DataStackProps) {
    super(app, id, { tags, terminationProtection: true, description: 'myhome-account: ledger, archives and people' });
    this.ledger = new LedgerTables(this, 'Ledger', settings.ownTables);
    this.exports = new ExportsTable(this, 'Exports');
    this.archives = new ArchiveBucket(this, 'Archives', {
      retentionDays: settings.archiveRetentionDays,
      safetyCopyDays: settings.safetyCopyDays,
    });
    this.people = new People(this, 'People', settings);
  }
}
