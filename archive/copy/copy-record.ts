/** A record of a copy that has passed every check of its line. */
export interface CopyRecord {
  /** The value of the dataset's sort attribute. */
  readonly key: string;
  /** The item as DynamoDB JSON in the one form that archives have, with `owner` of the options as its owner. */
  readonly line: string;
  /** Counted from 1 within the entry. */
  readonly lineNumber: number;
}
