import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { Export } from './__generated__/schema.ts';
import { raiseUnexpected } from './data-source-error.ts';

/** Members of the parent that are not in the schema. */
interface Source extends Export {
  /**
   * True for an item of a list. It gets no link, because one query would otherwise invoke a function for each of a
   * hundred items.
   */
  isListed?: boolean;
}

/**
 * The link is signed for the export that the parent resolver found under the caller's own identity (or the worker's
 * export), never for an argument.
 */
export function request(ctx: Context<unknown, Record<string, never>, undefined, Source>) {
  const source = ctx.source;
  if (source?.status !== 'READY' || source.isListed) runtime.earlyReturn(null);
  const { owner, id, attempt, status, archive, isSafetyCopy } = source;
  return { operation: 'Invoke', payload: { owner, id, attempt, status, fileName: archive?.fileName, isSafetyCopy } };
}

export function response(ctx: Context): string | null {
  raiseUnexpected(ctx);
  return ctx.result as string | null;
}
