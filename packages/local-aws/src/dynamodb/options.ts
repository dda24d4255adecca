import type { Gate } from '../auth/gate.ts';
import type { Clock } from '../clock.ts';
import type { TableSettings } from './settings.ts';

export interface DynamodbOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly dataDir: string;
  readonly clock: Clock;
  readonly gate: Gate;
  readonly region: string;
  readonly accountId: string;
  readonly tables: readonly TableSettings[];
  readonly trouble: DynamodbTrouble;
  /** Called once the tables exist and while the engine is closed: a first start fills them here, in a tenth of the time it takes through the door. */
  readonly beforeOpening?: (enginePath: string) => Promise<void>;
}

/** What can be done to the door on purpose, by tests and the curious. */
export interface DynamodbTrouble {
  /** Names of tables whose reads and writes are answered with ProvisionedThroughputExceededException. */
  readonly throttledTables: Set<string>;
}
