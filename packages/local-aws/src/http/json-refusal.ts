import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { DiskFault } from '../files/disk-fault.ts';
import type { SignatureRefusal } from '../sigv4/signature-refused.ts';
import { SignatureRefused } from '../sigv4/signature-refused.ts';
import { BodyCutShort, BodyTooLarge } from './read-body.ts';

/** A refusal in the service's form, with an exception's name, a status and a sentence. */
export class ServiceRefusal extends Error {
  override readonly name = 'ServiceRefusal';
  readonly type: string;
  readonly status: number;

  constructor(type: string, message: string, status = 400) {
    super(message);
    this.type = type;
    this.status = status;
  }
}

/** The differences between the JSON services. */
export interface RefusalDialect {
  /** The namespace of an exception's name in the body, e.g. `com.amazon.coral.service#`. */
  readonly namespaceOf: (type: string) => string;
  /** The status for an invalid signature. */
  readonly signatureStatus: number;
  /** The exception's name for a body over the limit. */
  readonly tooLargeType: string;
  /** The exception's name for an internal failure. */
  readonly failureType: string;
}

/** The exceptions' names for invalid signatures. */
export const signatureTypes: Record<SignatureRefusal, string> = {
  MissingAuthenticationToken: 'MissingAuthenticationTokenException',
  IncompleteSignature: 'IncompleteSignatureException',
  InvalidAccessKeyId: 'UnrecognizedClientException',
  SignatureDoesNotMatch: 'InvalidSignatureException',
  InvalidToken: 'UnrecognizedClientException',
  ExpiredToken: 'ExpiredTokenException',
  RequestTimeTooSkewed: 'InvalidSignatureException',
  RequestExpired: 'InvalidSignatureException',
};

/** Responds with a refusal like the JSON services. Rethrows any other error. */
export function refuse(response: ServerResponse, error: unknown, dialect: RefusalDialect): void {
  if (error instanceof BodyCutShort) {
    response.destroy();
    return;
  }
  const refusal = asRefusal(error, dialect);
  const body = JSON.stringify({
    __type: `${dialect.namespaceOf(refusal.type)}${refusal.type}`,
    message: refusal.message,
    Message: refusal.message,
  });
  response
    .writeHead(refusal.status, {
      'content-type': 'application/x-amz-json-1.0',
      'content-length': Buffer.byteLength(body),
      'x-amzn-errortype': refusal.type,
      'x-amzn-requestid': randomUUID(),
    })
    .end(body);
}

function asRefusal(error: unknown, { signatureStatus, tooLargeType, failureType }: RefusalDialect): ServiceRefusal {
  if (error instanceof ServiceRefusal) return error;
  if (error instanceof SignatureRefused)
    return new ServiceRefusal(signatureTypes[error.code], error.message, signatureStatus);
  if (error instanceof BodyTooLarge) return new ServiceRefusal(tooLargeType, error.message, 413);
  if (error instanceof DiskFault) console.error(`The disk refused a write. ${error.message}`);
  if (error instanceof DiskFault) return new ServiceRefusal(failureType, error.message, 500);
  throw error;
}
