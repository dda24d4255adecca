/** Receives confirmation codes and invitations instead of a mailbox. */
export interface CodeDelivery {
  /** Called after the code is stored on disk. The operation waits for it. */
  deliver(delivery: DeliveredCode): Promise<void>;
}

export interface DeliveredCode {
  readonly poolId: string;
  readonly email: string;
  /** Six digits; in an invitation, the temporary password. */
  readonly code: string;
  readonly purpose: CodePurpose | 'invitation';
}

export type CodePurpose = 'sign-up' | 'reset-password' | 'verify-email';

/** `CodeDeliveryDetails` of a response. Only the owner can recognise the mailbox from it. */
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
