import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { Restore, UploadForm } from './__generated__/schema.ts';
import { raiseUnexpected } from './data-source-error.ts';

/** Members of the parent that are not in the schema. */
interface Source extends Restore {
  /** True for an item of a list. It gets no form, because one query would otherwise invoke a function for each. */
  isListed?: boolean;
}

/** The form is signed for the restore that the parent resolver found under the caller's own identity, never for an argument. */
export function request(ctx: Context<unknown, Record<string, never>, undefined, Source>) {
  const source = ctx.source;
  const isWanted = source?.status === 'UPLOADING' || source?.status === 'FAILED';
  if (!isWanted || source.isListed) runtime.earlyReturn(null);
  const { owner, id, bytes } = source;
  return { operation: 'Invoke', payload: { owner, id, bytes } };
}

export function response(ctx: Context): UploadForm | null {
  raiseUnexpected(ctx);
  return ctx.result as UploadForm | null;
}
