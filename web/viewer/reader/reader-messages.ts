import type { Chosen } from '../../copy/copy-files.ts';
import type { Problem } from '../../copy/copy-problem.ts';
import type { Comparison } from '../../copy/differences.ts';
import type { ComparedDays } from '../../copy/held-days.ts';
import type { OpenedCopy } from '../../copy/opened-copy.ts';

/** What the page asks its worker to read. */
export type ReaderRequest = ReadRequest | CompareRequest;

export interface ReadRequest {
  readonly kind: 'read';
  readonly chosen: readonly Chosen[];
  /** These years; null for the newest records. */
  readonly years: { readonly years: ReadonlySet<string>; readonly slips: number } | null;
  /** True for one copy of several: everything is verified and summed, and no record is kept. */
  readonly isSummary: boolean;
}

export interface CompareRequest {
  readonly kind: 'compare';
  readonly older: readonly Chosen[];
  readonly newer: readonly Chosen[];
  readonly days: ComparedDays;
}

export type ReaderNews =
  /** Sent once, before any request, so that the page knows a worker that runs from one that was blocked. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'opened'; readonly copy: OpenedCopy }
  | { readonly kind: 'compared'; readonly comparison: Comparison }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'unexpected'; readonly message: string };
