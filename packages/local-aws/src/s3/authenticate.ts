import { type Gate } from '../auth/gate.ts';
import type { Principal } from '../iam/principal.ts';
import { type SignatureRefusal, SignatureRefused } from '../sigv4/signature-refused.ts';
import type { SignedForm } from '../sigv4/verify-form.ts';
import { S3Error, type S3ErrorCode } from './s3-error.ts';
import type { S3Request } from './s3-request.ts';

/** Returns the signer of a request. Throws `S3Error` with S3's codes. */
export async function authenticate(request: S3Request, gate: Gate): Promise<Principal> {
  const payload = request.headers['x-amz-content-sha256'] ?? '';
  if (payload.startsWith('STREAMING-') && payload !== 'STREAMING-UNSIGNED-PAYLOAD-TRAILER') {
    throw new S3Error(
      'NotImplemented',
      `This host does not support bodies of ${payload}: send a SHA-256, UNSIGNED-PAYLOAD or STREAMING-UNSIGNED-PAYLOAD-TRAILER.`,
    );
  }
  if (isOldSignature(request)) {
    throw new S3Error(
      'InvalidRequest',
      'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256. (For the AWS CLI: aws configure set default.s3.signature_version s3v4)',
    );
  }
  try {
    return await gate.authenticate(request.signed, 's3');
  } catch (error) {
    if (error instanceof SignatureRefused)
      throw new S3Error(
        codeOf(error.code, request.signed.headers['authorization'] === undefined ? 'query' : 'header'),
        error.message,
        {},
        { cause: error },
      );
    throw error;
  }
}

/** Says who signed the policy of a form. Throws `S3Error`; a field that cannot be read is an `InvalidArgument` there. */
export async function authenticateForm(form: SignedForm, gate: Gate): Promise<Principal> {
  try {
    return await gate.authenticateForm(form);
  } catch (error) {
    if (!(error instanceof SignatureRefused)) throw error;
    const code = error.code === 'IncompleteSignature' ? 'InvalidArgument' : codeOf(error.code, 'header');
    throw new S3Error(code, error.message, {}, { cause: error });
  }
}

/** True for signature version 2, which the AWS CLI's `presign` still uses for unknown endpoints. */
function isOldSignature({ query, headers }: S3Request): boolean {
  return (query.has('AWSAccessKeyId') && query.has('Signature')) || (headers['authorization'] ?? '').startsWith('AWS ');
}

function codeOf(code: SignatureRefusal, place: 'header' | 'query'): S3ErrorCode {
  switch (code) {
    case 'MissingAuthenticationToken':
    case 'RequestExpired':
      return 'AccessDenied';
    case 'IncompleteSignature':
      return place === 'query' ? 'AuthorizationQueryParametersError' : 'AuthorizationHeaderMalformed';
    case 'InvalidAccessKeyId':
    case 'SignatureDoesNotMatch':
    case 'InvalidToken':
    case 'ExpiredToken':
    case 'RequestTimeTooSkewed':
      return code;
  }
}
