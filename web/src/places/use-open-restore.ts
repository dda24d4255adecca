import { skipToken, useQuery } from '@apollo/client/react';
import { graphql } from '../../../client/__generated__/gql.ts';
import { isUnfinished } from '../../../client/restores/unfinished.ts';
import type { Place } from './place.ts';

const OpenRestoreQuery = graphql(`
  query OpenRestore {
    restores(limit: 3) {
      items { id status }
    }
  }
`);

/**
 * Whether one of the newest restores waits for the person or is at work. The place of restores shows that itself, so this
 * asks at the start, and again each time that the person leaves the place.
 */
export function useOpenRestore(at: Place): boolean {
  const { data } = useQuery(OpenRestoreQuery, at === 'restore' ? skipToken : { fetchPolicy: 'no-cache' });
  // Without a request, the last answer is kept.
  return at !== 'restore' && (data?.restores?.items ?? []).some(({ status }) => isUnfinished(status));
}
