import type { Observable } from 'rxjs';
import type { KnownExportFragment } from '../__generated__/graphql.ts';

/** What the store asks of the API and hears from it. `createExportApi` is the real one. */
export interface ExportApi {
  /** A page of the caller's exports, newest first; the first one without a token. */
  page(
    nextToken: string | null,
  ): Promise<{ readonly exports: readonly KnownExportFragment[]; readonly nextToken: string | null }>;
  /** One export, or null when there is none (any more). */
  one(id: string): Promise<KnownExportFragment | null>;
  /** Every change of the caller's exports, while subscribed to; at most once each, in no certain order, some of them lost. */
  changes(): Observable<{ readonly export: KnownExportFragment; readonly downloadUrl: string | null }>;
  /** True each time the subscription has begun (again), false each time it is interrupted. */
  connected(): Observable<boolean>;
}
