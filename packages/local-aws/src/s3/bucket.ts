import type { BucketSettings } from './settings.ts';
import type { BucketStore } from './storage/bucket-store.ts';

/** A running bucket, with its settings from the template and its content. */
export interface Bucket {
  readonly settings: BucketSettings;
  readonly store: BucketStore;
}
