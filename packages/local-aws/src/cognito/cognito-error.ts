/** A refusal in Cognito's form. `code` is the service's exception name. The caller receives `message` unchanged. */
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
