/** The texts about the system's notifications. */
export interface NotificationWords {
  readonly label: string;
  /** The browser refuses, as the person or somebody before them has decided. */
  readonly blocked: string;
  /** The person closed the browser's question. */
  readonly notAllowed: string;
  readonly unavailable: string;
  readonly ready: string;
  readonly failed: string;
}
