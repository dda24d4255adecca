import type { RetentionDays } from 'aws-cdk-lib/aws-logs';

/** The decisions of a deployer. `infra/app.ts` holds the values. */
export interface Settings {
  /** Prefix of the stacks' names, so that two deployments can stand side by side. */
  readonly name: string;
  /** Days until the lifecycle rule removes an archive. A person can always export again. */
  readonly archiveRetentionDays: number;
  /**
   * Days until the lifecycle rules remove a person's upload and the copy that was made before its restore. A restore can
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
  /** At most 900, Lambda's own limit. */
  readonly workerTimeoutSeconds: number;
  /**
   * How many exports run at a time, reserved for them out of the account's concurrency: the rest of it is left for links, deletions and the
   * sweeper, and what is over it waits in Lambda's own queue, shown as waiting. Lambda leaves at least 100 unreserved, so an account whose
   * limit is lower (a new one has 10) cannot reserve any: it is reserved only where `npm run deploy` learnt from the account that it can be
   * (`reservableConcurrency`), so that a bare `cdk deploy` passes on every account. Left out, nothing is reserved.
   */
  readonly workerConcurrency?: number;
  /** How long logs are kept. They hold ids, counts and times; never a link, a memo or a token. */
  readonly logRetention: RetentionDays;
  /** The mail address for alarms. Without it they only show in the console. */
  readonly alarmEmail?: string;
}
