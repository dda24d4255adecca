import type { KnownRestoreFragment } from '../../client/__generated__/graphql.ts';
import type { RestoreApi } from '../../client/restores/restore-api.ts';
import { Refused } from '../refused.ts';
import { tryAgain } from '../try-again.ts';

/** The person's restore of that id. Throws Refused when there is none. */
export async function findRestore(api: Pick<RestoreApi, 'one'>, id: string): Promise<KnownRestoreFragment> {
  const restore = await tryAgain(() => api.one(id));
  if (restore) return restore;
  throw new Refused(`You have no restore ${id}. Is it another person's (--email), or another stack's (--outputs)?`);
}
