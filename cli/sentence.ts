import { CombinedGraphQLErrors } from '@apollo/client';
import { OutputsUnusable } from '../client/amplify/outputs.ts';
import type { Stack } from './connect.ts';
import { networkHappening } from './cut.ts';
import { Interrupted } from './interruption.ts';
import { Refused } from './refused.ts';
import { WrongFlag } from './wrong-flag.ts';

/** The error that ended the command, as one line for a person. */
export function sentenceOf(error: unknown, stack: Stack | undefined): string {
  if (
    error instanceof Refused ||
    error instanceof WrongFlag ||
    error instanceof OutputsUnusable ||
    error instanceof Interrupted
  )
    return error.message;
  if (CombinedGraphQLErrors.is(error)) return error.errors[0]?.message ?? error.message;
  if (!(error instanceof Error)) return `The command failed: ${String(error)}`;
  const happening =
    networkHappening(error) ??
    (error.name === 'NetworkError' ? (networkHappening(causeOf(error)) ?? error.message) : undefined);
  if (happening === undefined) return error.message.replaceAll(/\s*\n\s*/g, ' ');
  if (stack === undefined || stack.isLocal)
    return `Nobody answers at ${stack?.endpoint ?? 'the stack’s address'}. Is it running (npm start)? What happened: ${happening}`;
  return `No answer from ${new URL(stack.endpoint).host}. Is this machine online? What happened: ${happening}`;
}

/** Amplify wraps the failure in its own NetworkError and keeps the failure in a property. */
function causeOf(error: Error): unknown {
  return 'underlyingError' in error ? error.underlyingError : error.cause;
}
