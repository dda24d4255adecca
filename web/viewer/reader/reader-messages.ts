import type { Chosen } from '../../copy/copy-files.ts';
import type { Problem } from '../../copy/copy-problem.ts';
import type { OpenedCopy } from '../../copy/opened-copy.ts';

/** What the page asks its worker to read. */
export interface ReadRequest {
  readonly chosen: readonly Chosen[];
  /** These years; null for the newest records. */
  readonly years: { readonly years: ReadonlySet<string>; readonly slips: number } | null;
}

export type ReaderNews =
  /** Sent once, before any request, so that the page knows a worker that runs from one that was blocked. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'opened'; readonly copy: OpenedCopy }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'unexpected'; readonly message: string };
