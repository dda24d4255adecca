/** An answer of refusal as Cognito gives it: `code` is the service's own exception name, `message` goes to the caller word for word. */
export class CognitoError extends Error {
  override readonly name = 'CognitoError';
  readonly code: string;
  readonly httpStatus: number;

  constructor(code: string, message: string, options: { readonly httpStatus?: number; readonly cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.httpStatus = options.httpStatus ?? 400;
  }
}
