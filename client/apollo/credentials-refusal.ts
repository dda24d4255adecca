import { refusalNames } from './api-problem.ts';

/**
 * Whether Amplify's error means that the credentials were refused. The identity pool's or AppSync's name for that can
 * be in the error itself, in its cause, or, for a realtime connection, only in the message.
 */
export function isCredentialsRefusal(reason: unknown): boolean {
  if (typeof reason !== 'object' || reason === null) return false;
  if (reason instanceof Error) return refusalNames.has(reason.name);
  const { errors } = reason as { errors?: unknown };
  return Array.isArray(errors) && errors.some((error: unknown) => isRefusal(error));
}

function isRefusal(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { errorType, message, originalError } = error as {
    errorType?: unknown;
    message?: unknown;
    originalError?: { name?: unknown } | null;
  };
  if ([errorType, originalError?.name].some((name) => typeof name === 'string' && refusalNames.has(name))) return true;
  return typeof message === 'string' && [...refusalNames].some((name) => message.includes(name));
}
