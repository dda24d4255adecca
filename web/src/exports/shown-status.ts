import type { ExportStatus } from '../../../client/__generated__/graphql.ts';

/**
 * The status at this moment. A page that is left open shows EXPIRED when a file's time is over, as the server would.
 */
export function shownStatus(
  { status, expiresAt }: { readonly status: ExportStatus; readonly expiresAt?: string | null },
  nowMs: number,
): ExportStatus {
  return status === 'READY' && expiresAt != null && Date.parse(expiresAt) <= nowMs ? 'EXPIRED' : status;
}
