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
  readonly faults: DynamodbFaults;
  /**
   * Called when the tables exist and the engine is closed. A first start fills the tables here, in a tenth of the time
   * that requests would take.
   */
  readonly beforeOpening?: (enginePath: string) => Promise<void>;
}

/** Faults of tables that can be switched on for tests and experiments. */
export interface DynamodbFaults {
  /** Names of tables whose reads and writes fail with ProvisionedThroughputExceededException. */
  readonly throttledTables: Set<string>;
}
