import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { DatasetName } from '../ledger/datasets.ts';
import type { Layout, LayoutName } from '../ledger/layouts/layout.ts';

/**
 * Who may make an account: everyone on the page, only people whom the operator invites, or everyone with an address at
 * one of these domains. The operator can invite other people there too.
 */
export type WhoMaySignUp = 'everyone' | 'invited' | { readonly emailDomains: readonly string[] };

/**
 * Tables that exist already. A deployment reads them, and writes to them when a restore does; it never creates, changes
 * or deletes one. docs/layouts.md explains the whole.
 */
export interface OwnTables {
  /** How they are keyed: the name of a layout in `ledger/layouts/layouts.ts`, or a layout of their own. */
  readonly layout: LayoutName | Layout;
  /** Their names, in the region and account of the deployment. */
  readonly tables: Readonly<Record<DatasetName, string>>;
  /**
   * The Cognito identity id of the one person whose ledger it is, where no key says whose a record is. Null as long as it
   * is not known: nobody can reach the tables then, and the page shows each person their own id.
   */
  readonly identity: string | null;
}

/**
 * The decisions of a deployer. `infra/environments/` holds the values, a file for each environment, and
 * `infra/check-settings.ts` says what is allowed.
 */
export interface Settings {
  /** Prefix of the stacks' names, so that two deployments can stand side by side. */
  readonly name: string;
  /** A household's page on the internet is no public service: people are invited, unless this says otherwise. */
  readonly whoMaySignUp: WhoMaySignUp;
  /** The tables that hold the ledger, when they exist already. Without this, the deployment makes tables of its own. */
  readonly ownTables?: OwnTables | undefined;
  /** Days until the lifecycle rule removes an archive. A person can always export again. */
  readonly archiveRetentionDays: number;
  /**
   * Days until the lifecycle rules remove a person's upload and the safety copy of its restore. A restore can
   * be undone as long as both exist.
   */
  readonly safetyCopyDays: number;
  /** How long a form for an upload works, in seconds. The page signs a new one when needed. */
  readonly uploadFormSeconds: number;
  /**
   * True when every program that writes to the ledger keeps the protocol of ledger/ledger-version.ts. Only then does an
   * export say that nothing changed while it was read.
   */
  readonly allWritersKeepFence: boolean;
  /**
   * IANA name of the people's time zone. It decides the time in a file's name and the dates of a zip's entries.
   * Everything else is UTC.
   */
  readonly timeZone: string;
  /** How long a download link works, in seconds. The page signs a new one at each click. */
  readonly urlTtlSeconds: number;
  /**
   * A function has one full vCPU at 1,769 MB (Lambda developer guide). One partition cannot be read faster than one
   * vCPU writes.
   */
  readonly workerMemoryMb: number;
  /** One run of a worker. A restore goes on in further runs, an export does not. */
  readonly workerTimeoutSeconds: number;
  /**
   * How many exports run at a time. This part of the account's concurrency is reserved for them. Further exports wait
   * in Lambda's own queue, and the page shows them as waiting. Restores, links, deletions and the sweeper share the
   * rest. Lambda leaves at least 100 unreserved, so an account with a lower limit (a new one has 10) cannot reserve
   * any. So the reservation is made only where `npm run deploy` has asked the account (`reservableConcurrency`), and a
   * bare `cdk deploy` passes on every account. Without this setting, nothing is reserved.
   */
  readonly workerConcurrency?: number | undefined;
  /**
   * How many summaries by month run at a time, so that people who open the page at the same moment leave concurrency for
   * the rest. Reserved like `workerConcurrency`, of what that leaves.
   */
  readonly monthsConcurrency?: number | undefined;
  /** How long logs are kept. They hold ids, counts and times; never a link, a memo or a token. */
  readonly logRetention: RetentionDays;
  /**
   * US dollars a month. When the account’s costs pass it, or are forecast to, a mail goes to `alarmEmail`. Without one of
   * the two there is no budget.
   */
  readonly monthlyBudgetUsd?: number | undefined;
  /** The mail address for alarms. Without it they only show in the console. */
  readonly alarmEmail?: string | undefined;
}
