import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { DiskFault } from '../files/disk-fault.ts';
import type { SignatureRefusal } from '../sigv4/signature-refused.ts';
import { SignatureRefused } from '../sigv4/signature-refused.ts';
import { BodyCutShort, BodyTooLarge } from './read-body.ts';

/** A refusal in the words of the service: an exception's name, its status and a sentence. */
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

/** Where the JSON services differ from each other. */
export interface RefusalDialect {
  /** What stands before an exception's name in the body, e.g. `com.amazon.coral.service#`. */
  readonly namespaceOf: (type: string) => string;
  /** The status of a signature that does not hold. */
  readonly signatureStatus: number;
  /** What a body over the limit is called. */
  readonly tooLargeType: string;
  /** What the service calls a failure of its own. */
  readonly failureType: string;
}

/** What the JSON services call a signature that does not hold. */
const signatureTypes: Record<SignatureRefusal, string> = {
  MissingAuthenticationToken: 'MissingAuthenticationTokenException',
  IncompleteSignature: 'IncompleteSignatureException',
  InvalidAccessKeyId: 'UnrecognizedClientException',
  SignatureDoesNotMatch: 'InvalidSignatureException',
  InvalidToken: 'UnrecognizedClientException',
  ExpiredToken: 'ExpiredTokenException',
  RequestTimeTooSkewed: 'InvalidSignatureException',
  RequestExpired: 'InvalidSignatureException',
};

/** Answers a refusal as the JSON services do; rethrows what is none. */
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
  if (error instanceof DiskFault) console.error(`The disk refuses to be written. ${error.message}`);
  if (error instanceof DiskFault) return new ServiceRefusal(failureType, error.message, 500);
  throw error;
}
