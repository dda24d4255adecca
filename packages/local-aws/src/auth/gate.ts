import type { Decision } from '../iam/decision.ts';
import type { PolicyDocument } from '../iam/policy-document.ts';
import type { Principal } from '../iam/principal.ts';
import type { SignedRequest, SignedService } from '../sigv4/signed-request.ts';
import type { SignedForm } from '../sigv4/verify-form.ts';

/**
 * The check at every endpoint. It finds the signer of a request and decides whether that signer may do what the
 * request asks.
 */
export interface Gate {
  /**
   * Verifies the SigV4 signature (Authorization header or presigned query) of a request.
   * Throws `SignatureRefused`, whose `code` is AWS's own name for the reason.
   */
  authenticate(request: SignedRequest, service: SignedService): Promise<Principal>;
  /** Verifies the signature of a browser's form for S3. Throws `SignatureRefused`. */
  authenticateForm(form: SignedForm): Promise<Principal>;
  /**
   * Evaluates identity policies and, where given, the resource's own policy: explicit deny, then allow, else implicit
   * deny.
   */
  authorize(principal: Principal, access: Access): Decision;
}

export interface Access {
  /** `dynamodb:Query` */
  readonly action: string;
  /** The ARN of the requested resource. */
  readonly resource: string;
  /**
   * Condition keys known at this endpoint, e.g. `{'aws:SecureTransport': 'true', 's3:prefix': '…'}`. Keys of the
   * principal are added by the gate.
   */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
  /** A bucket policy or a function's resource policy, already resolved. */
  readonly resourcePolicy?: PolicyDocument;
  /**
   * The trust policy of `resource` when a caller wants to assume that role. It must allow the action in every case.
   */
  readonly trustPolicy?: PolicyDocument;
}
