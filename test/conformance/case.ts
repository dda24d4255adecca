import type { Visitor } from './visitor.ts';

/**
 * Where we know a clause from: AWS's documentation; answers of the real service that others recorded; runs of AWS's own published clients;
 * or nowhere for certain, which a first run with TARGET=aws has to show.
 */
type Source = 'documented' | 'recorded' | 'client' | 'unproven';

/** One sentence about the contract, and how to see whether it holds. */
export interface Case {
  readonly clause: string;
  readonly source: Source;
  readonly holds: (visitor: Visitor) => Promise<void>;
}
