import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import { raiseUnexpected } from './data-source-error.ts';

/** AppSync's error type for a token that it did not make (recorded). */
const notOurs = 'DynamoDB:UserIllegalArgumentException';
/**
 * The beginnings of DynamoDB's messages about a starting key from another partition, table or range. They matter if
 * AppSync passes such a token on (unproven: the local host never does).
 */
const foreignKey = ['The provided starting key', 'Exclusive Start Key', 'The provided key element does not match'];

/**
 * A page's `nextToken` begins with the query that it continues. A token of another field or period is therefore refused
 * here, independently of AppSync's own binding of tokens.
 *
 * @param query every argument that selects rows, e.g. `slips/2025-01-01/2025-01-31`
 */
export function sealPageToken(query: string, token: string | null | undefined): string | null {
  return token ? `${query}/${token}` : null;
}

/** The data source's own token. Refuses a token that no page of this query gave as `InvalidArgument`. */
export function openPageToken(query: string, given: string | null | undefined): string | null {
  if (given === null || given === undefined) return null;
  const prefix = `${query}/`;
  if (!given.startsWith(prefix) || given.length === prefix.length) refuse();
  return given.slice(prefix.length);
}

/** Ends the field when the page could not be read, with `InvalidArgument` when the token was the cause. */
export function raiseUnreadPage(ctx: Context<{ nextToken?: string | null }>): void {
  if (!ctx.error) return;
  const { type, message } = ctx.error;
  if (ctx.args.nextToken && (type === notOurs || foreignKey.some((start) => message.startsWith(start)))) refuse();
  raiseUnexpected(ctx);
}

function refuse(): void {
  util.error(
    'nextToken: expected what an earlier page of the same query gave. Leave it out to begin with the first page.',
    'InvalidArgument',
  );
}
