import type { DynamodbTrouble } from '../dynamodb/dynamodb-options.ts';
import type { LambdaTrouble } from '../lambda/lambda-options.ts';

/** Everything that can be made to go wrong on purpose, by tests and the curious. Nothing is, unless somebody says so. */
export interface Trouble extends DynamodbTrouble, LambdaTrouble {
  /** Events within this time after a subscription's start_ack are lost, as AppSync may lose them. */
  loseEventsForMsAfterStartAck: number;
}

export function noTrouble(): Trouble {
  return {
    throttledTables: new Set(),
    stoppedFunctions: new Set(),
    duplicateEvents: false,
    loseEventsForMsAfterStartAck: 0,
  };
}
