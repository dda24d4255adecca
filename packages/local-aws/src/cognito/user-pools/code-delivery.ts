/** Where confirmation codes go instead of a mailbox. */
export interface CodeDelivery {
  /** Called after the code is on disk; the caller of the operation waits for it. */
  deliver(delivery: DeliveredCode): Promise<void>;
}

export interface DeliveredCode {
  readonly poolId: string;
  readonly email: string;
  /** Six digits. */
  readonly code: string;
  readonly purpose: CodePurpose;
}

export type CodePurpose = 'sign-up' | 'reset-password' | 'verify-email';

/** `CodeDeliveryDetails` of an answer: tells the right person which mailbox, and nobody else. */
export function deliveryDetails(signInName: string): {
  readonly AttributeName: 'email';
  readonly DeliveryMedium: 'EMAIL';
  readonly Destination: string;
} {
  const [local = '', domain = ''] = signInName.split('@');
  return {
    AttributeName: 'email',
    DeliveryMedium: 'EMAIL',
    Destination: `${local.slice(0, 1)}***@${(domain || local).slice(0, 1)}***`,
  };
}
