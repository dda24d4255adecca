import type { Invocation } from '../runtime/invocation.ts';

/**
 * A function of `util`, `extensions` or `@aws-appsync/utils/dynamodb`. Its arguments and result are JSON. Its errors
 * become refusals with its name.
 */
export type Helper = (args: readonly unknown[], invocation: Invocation) => unknown;

export type Helpers = Readonly<Record<string, Helper>>;

/** The argument at `index`, a string. */
export function stringAt(args: readonly unknown[], index: number, helper: string): string {
  const value = args[index];
  if (typeof value === 'string') return value;
  throw new Error(`${helper}: expected a string as argument ${index + 1}, got ${JSON.stringify(value ?? null)}`);
}

/** The argument at `index`, a number. */
export function numberAt(args: readonly unknown[], index: number, helper: string): number {
  const value = args[index];
  if (typeof value === 'number') return value;
  throw new Error(`${helper}: expected a number as argument ${index + 1}, got ${JSON.stringify(value ?? null)}`);
}
