import type { ExportStatus } from '../../../client/__generated__/graphql.ts';
import { useHasCome } from '../timing/use-has-come.ts';
import { shownStatus } from './shown-status.ts';

/** The status at this moment. Renders again when the clock changes the status. */
export function useShownStatus(one: {
  readonly status: ExportStatus;
  readonly expiresAt?: string | null;
}): ExportStatus {
  useHasCome(one.status === 'READY' && one.expiresAt != null ? Date.parse(one.expiresAt) : undefined);
  return shownStatus(one, Date.now());
}
