import type { SignatureRefusal } from '../../sigv4/signature-refused.ts';

/** Why a call is answered without being executed. */
export interface Refusal {
  readonly status: number;
  readonly errorType: string;
  readonly message: string;
}

/** Recorded from the service. */
export const notAuthorized: Refusal = {
  status: 401,
  errorType: 'UnauthorizedException',
  message: 'You are not authorized to make this call.',
};
export const emptyBody: Refusal = {
  status: 400,
  errorType: 'MalformedHttpRequestException',
  message: 'Request body is empty.',
};
export const notGraphql: Refusal = {
  status: 400,
  errorType: 'MalformedHttpRequestException',
  message: 'Unable to parse GraphQL query.',
};

/** Unproven: AppSync documents the limit, not the answer. */
export const bodyTooLarge: Refusal = {
  status: 413,
  errorType: 'RequestEntityTooLargeException',
  message: 'The request body is larger than 1 MB.',
};

/**
 * What AppSync says of credentials that do not hold. The types and messages are recorded from the service, each from a single
 * report; the status 401 is recorded for missing credentials only (older reports of the others say 403).
 */
export function refusalOf(code: SignatureRefusal, message: string): Refusal {
  switch (code) {
    case 'InvalidAccessKeyId':
    case 'InvalidToken':
      return {
        status: 401,
        errorType: 'UnrecognizedClientException',
        message: 'The security token included in the request is invalid.',
      };
    case 'ExpiredToken':
      return {
        status: 401,
        errorType: 'UnrecognizedClientException',
        message: 'The security token included in the request is expired.',
      };
    case 'SignatureDoesNotMatch':
    case 'RequestTimeTooSkewed':
    case 'RequestExpired':
      return { status: 401, errorType: 'InvalidSignatureException', message };
    case 'MissingAuthenticationToken':
    case 'IncompleteSignature':
      return notAuthorized;
  }
}

/** The same over WebSocket: a wrong signature is a bad request (recorded), everything else is not authorized. */
export function realtimeRefusalOf(code: SignatureRefusal, message: string): Refusal {
  if (code === 'SignatureDoesNotMatch') return { status: 400, errorType: 'BadRequestException', message };
  return notAuthorized;
}
