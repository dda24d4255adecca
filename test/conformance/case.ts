import type { Visitor } from './visitor.ts';

/**
 * The source of a clause: AWS's documentation, responses of the real service that others recorded, runs of AWS's
 * published clients, or no certain source. A clause without a certain source needs a first run with TARGET=aws.
 */
type Source = 'documented' | 'recorded' | 'client' | 'unproven';

/** One sentence about the contract, and the check of that sentence. */
export interface Case {
  readonly clause: string;
  readonly source: Source;
  readonly holds: (visitor: Visitor) => Promise<void>;
}
