import type { BucketSettings } from './settings.ts';
import type { BucketStore } from './storage/bucket-store.ts';

/** A bucket at work: what the template says of it, and what it holds. */
export interface Bucket {
  readonly settings: BucketSettings;
  readonly store: BucketStore;
}
