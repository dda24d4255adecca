import type { ExportStatus } from '../../../client/__generated__/graphql.ts';
import { useHasCome } from '../timing/use-has-come.ts';

/** The status at this moment. Renders again when the clock changes the status. */
export function useShownStatus(one: {
  readonly status: ExportStatus;
  readonly expiresAt?: string | null;
}): ExportStatus {
  useHasCome(one.status === 'READY' && one.expiresAt != null ? Date.parse(one.expiresAt) : undefined);
  return shownStatus(one, Date.now());
}

/**
 * The status at this moment. A page that is left open shows EXPIRED when a file's time is over, as the server would.
 */
export function shownStatus(
  { status, expiresAt }: { readonly status: ExportStatus; readonly expiresAt?: string | null },
  nowMs: number,
): ExportStatus {
  return status === 'READY' && expiresAt != null && Date.parse(expiresAt) <= nowMs ? 'EXPIRED' : status;
}
