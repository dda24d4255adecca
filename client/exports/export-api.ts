import type { Observable } from 'rxjs';
import type { KnownExportFragment } from '../__generated__/graphql.ts';

/**
 * The requests that the store sends to the API, and the events that it receives. `createExportApi` is the real
 * implementation.
 */
export interface ExportApi {
  /** A page of the caller's exports, newest first. Without a token it is the first page. */
  page(
    nextToken: string | null,
  ): Promise<{ readonly exports: readonly KnownExportFragment[]; readonly nextToken: string | null }>;
  /** One export, or null when it does not exist or no longer exists. */
  one(id: string): Promise<KnownExportFragment | null>;
  /**
   * All changes of the caller's exports, while subscribed. Each arrives at most once, in no fixed order, and some are
   * lost.
   */
  changes(): Observable<{ readonly export: KnownExportFragment; readonly downloadUrl: string | null }>;
  /** Emits true each time the subscription starts or resumes, and false each time it is interrupted. */
  connected(): Observable<boolean>;
}
