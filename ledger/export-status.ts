/**
 * Every status of an export, and whether an export of that status has ended. A new status does not compile until it is
 * entered here: one that counted as ended by mistake would let its worker's file be removed.
 */
export const endedByStatus = {
  REQUESTED: false,
  RUNNING: false,
  READY: true,
  FAILED: true,
  CANCELLED: true,
  EXPIRED: true,
} as const;
