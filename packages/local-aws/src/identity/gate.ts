import type { Principal } from './principal.ts';

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
  /**
   * Evaluates identity policies and, where given, the resource's own policy: explicit deny, then allow, else implicit
   * deny.
   */
  authorize(principal: Principal, access: Access): Decision;
}

export type SignedService = 's3' | 'dynamodb' | 'lambda' | 'appsync' | 'cognito-idp' | 'cognito-identity' | 'sts';

/** A request as it came over the wire. Header names in lower case. */
export interface SignedRequest {
  readonly method: string;
  /** The raw request target: path and query, undecoded, as in the HTTP request line. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Left out only at S3. There the body is streamed, and its reader compares the body with the signed hash. */
  readonly body?: Uint8Array;
}

export interface Access {
  /** `dynamodb:Query` */
  readonly action: string;
  /** The ARN asked for. */
  readonly resource: string;
  /**
   * Condition keys known at this endpoint, e.g. `{'aws:SecureTransport': 'true', 's3:prefix': '…'}`. Keys of the
   * principal are added by the gate.
   */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
  /** A bucket policy or a function's resource policy, already resolved. */
  readonly resourcePolicy?: PolicyDocument;
}

export type Decision =
  | { readonly allowed: true }
  /** `reason` is a sentence that names principal, action and resource, as AWS's own messages do. */
  | { readonly allowed: false; readonly reason: string };

/**
 * An IAM policy document with every intrinsic resolved; policy variables such as
 * `${cognito-identity.amazonaws.com:sub}` still in it.
 */
export interface PolicyDocument {
  readonly Version?: string;
  readonly Statement: readonly PolicyStatement[];
}

export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: unknown;
  readonly NotPrincipal?: unknown;
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

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
