import type { SignatureRefusal } from '../../sigv4/signature-refused.ts';

/** The response to a call that is not executed. */
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

/** Unproven: AppSync documents the limit but not the response. */
export const bodyTooLarge: Refusal = {
  status: 413,
  errorType: 'RequestEntityTooLargeException',
  message: 'The request body is larger than 1 MB.',
};

/**
 * AppSync's response to invalid credentials. Each type and message was recorded from a single report about the service.
 * The status 401 is recorded for missing credentials only. Older reports of the other cases have 403.
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

/** The same over WebSocket. A wrong signature is a bad request (recorded). Everything else is not authorized. */
export function realtimeRefusalOf(code: SignatureRefusal, message: string): Refusal {
  if (code === 'SignatureDoesNotMatch') return { status: 400, errorType: 'BadRequestException', message };
  return notAuthorized;
}
