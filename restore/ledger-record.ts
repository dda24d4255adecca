/** A record of one dataset of one owner. */
export interface LedgerRecord {
  /** The value of the dataset's sort attribute. */
  readonly key: string;
  /** The whole item as DynamoDB JSON, in the form that archives have (`archive/entries/jsonl.ts`). */
  readonly line: string;
}

/** Records of one dataset in strictly ascending order of their keys, in batches. A batch may be empty. */
export type RecordStream = AsyncIterable<readonly LedgerRecord[]>;
