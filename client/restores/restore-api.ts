import type { Observable } from 'rxjs';
import type {
  KnownRestoreFragment,
  RecordClass,
  RestoreMode,
  RestorePreviewQuery,
  UploadFormQuery,
} from '../__generated__/graphql.ts';

/** The requests about restores. `createRestoreApi` is the real implementation. All throw the API's error. */
export interface RestoreApi {
  /** Announces a file. `requestId` is a ULID of the caller, and becomes the restore's id. */
  prepare(file: {
    readonly fileName: string;
    readonly bytes: number;
    readonly sha256: string;
    readonly requestId: string;
  }): Promise<KnownRestoreFragment>;
  /** A form for the upload, signed now; null when the restore no longer waits for a file. */
  uploadForm(id: string): Promise<UploadForm | null>;
  check(id: string, options: { readonly acceptContradictedKeys: boolean }): Promise<KnownRestoreFragment>;
  /** Also lets a stopped restore go on, with the choice that it has. */
  apply(id: string, choice: Choice): Promise<KnownRestoreFragment>;
  stop(id: string): Promise<KnownRestoreFragment>;
  undo(id: string): Promise<KnownRestoreFragment>;
  /** One restore, or null when it does not exist. */
  one(id: string): Promise<KnownRestoreFragment | null>;
  /** A page of the caller's restores, newest first. */
  page(
    nextToken: string | null,
  ): Promise<{ readonly restores: readonly KnownRestoreFragment[]; readonly nextToken: string | null }>;
  /** The first records of one class of one table. */
  preview(id: string, table: string, recordClass: RecordClass): Promise<PreviewList>;
  /** All changes of the caller's restores, while subscribed. Some are lost, so read again when it is silent. */
  changes(): Observable<KnownRestoreFragment>;
}

/** One of `found.plans`, or the `choice` of a restore that has begun. */
export interface Choice {
  readonly mode: RestoreMode;
  readonly changesMasters: boolean;
  readonly hash: string;
}

export type UploadForm = NonNullable<NonNullable<UploadFormQuery['restore']>['upload']>;
export type PreviewList = NonNullable<RestorePreviewQuery['restorePreview']>;
