/** Every text about several copies at once. Numbers, days and instants come formatted. */
export interface SeveralWords {
  readonly heading: string;
  /** In the place of the buttons of one copy. */
  readonly add: string;
  readonly back: string;
  readonly waiting: string;
  readonly reading: string;
  readonly failed: string;
  readonly look: string;
  readonly lookLabel: (name: string) => string;
  readonly remove: string;
  readonly removeLabel: (name: string) => string;
  readonly removed: (name: string) => string;
  readonly facts: (made: string, days: string) => string;
  readonly records: (slips: string, balances: string) => string;
  readonly sameAs: (name: string) => string;
  readonly leftOut: (count: string) => string;
  readonly moreHeading: string;
  readonly more: string;
  readonly startOver: string;
  readonly readAll: (copies: string, faulty: string) => string;
  readonly owners: (count: string) => string;
  readonly unknownOwner: string;
  readonly unknownOwnerMeans: string;
  readonly ownersMeans: string;
  /** `end`: the last characters of the owner's id. */
  readonly owner: (number: string, end: string) => string;
  readonly coverage: {
    readonly heading: string;
    readonly chart: string;
    readonly copy: string;
    readonly together: string;
    readonly held: string;
    readonly gaps: string;
    readonly noGaps: string;
    readonly overlaps: string;
    readonly noOverlaps: string;
    readonly nothing: string;
    readonly days: (from: string, to: string) => string;
    readonly until: (to: string) => string;
    readonly more: (count: string) => string;
    readonly inCopies: (days: string, copies: string) => string;
    readonly notCounted: (name: string) => string;
  };
}
