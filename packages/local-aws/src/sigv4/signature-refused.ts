/**
 * A signature that is not valid. `code` is for example `SignatureDoesNotMatch`, `InvalidAccessKeyId`, `ExpiredToken`,
 * `RequestTimeTooSkewed`.
 */
export class SignatureRefused extends Error {
  override readonly name = 'SignatureRefused';
  readonly code: SignatureRefusal;

  constructor(code: SignatureRefusal, message: string) {
    super(message);
    this.code = code;
  }
}

export type SignatureRefusal =
  | 'MissingAuthenticationToken'
  | 'IncompleteSignature'
  | 'InvalidAccessKeyId'
  | 'SignatureDoesNotMatch'
  | 'InvalidToken'
  | 'ExpiredToken'
  /** The time of the signature differs from the host's time by more than 5 minutes (15 for S3). */
  | 'RequestTimeTooSkewed'
  /** A presigned URL past its `X-Amz-Expires`. */
  | 'RequestExpired';
