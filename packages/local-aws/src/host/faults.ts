import type { DynamodbFaults } from '../dynamodb/options.ts';
import type { LambdaFaults } from '../lambda/options.ts';

/** Faults that can be switched on for tests and experiments. All are off by default. */
export interface Faults extends DynamodbFaults, LambdaFaults {
  /** Events within this time after a subscription's start_ack are lost, as AppSync may lose them. */
  loseEventsForMsAfterStartAck: number;
}

export function noFaults(): Faults {
  return {
    throttledTables: new Set(),
    stoppedFunctions: new Set(),
    duplicateEvents: false,
    loseEventsForMsAfterStartAck: 0,
  };
}
