import type { FieldError } from '../runtime/invocation.ts';

/** Ends a field with an error for the client. */
export class FieldFailure extends Error implements FieldError {
  override readonly name = 'FieldFailure';
  readonly errorType: string | null;
  readonly data: unknown;
  readonly errorInfo: unknown;

  constructor(
    error: { message: string; errorType: string | null; data?: unknown; errorInfo?: unknown },
    options?: ErrorOptions,
  ) {
    super(error.message, options);
    this.errorType = error.errorType;
    this.data = error.data ?? null;
    this.errorInfo = error.errorInfo ?? null;
  }
}

/** AppSync documents the type, and that fields within the limit still return data. The message is unproven. */
export function tooDeep(): FieldFailure {
  return new FieldFailure({ message: 'Query depth limit reached.', errorType: 'QueryDepthLimitReached' });
}

/** Recorded from the service, for `util.unauthorized()` and for fields that IAM does not allow. */
export function unauthorized(typeName: string, fieldName: string): FieldFailure {
  return new FieldFailure({
    message: `Not Authorized to access ${fieldName} on type ${typeName}`,
    errorType: 'Unauthorized',
  });
}
