import { useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { graphql } from '../../../client/__generated__/gql.ts';
import { hasEnded } from '../../../client/exports/known-exports.ts';
import { useHasCome } from '../timing/use-has-come.ts';
import { useLanguage } from '../words/Language.tsx';
import { useExports } from './Exports.tsx';

const ExportQuotaQuery = graphql(`
  query ExportQuota {
    exportQuota { perDay usedToday resetsAt }
  }
`);

/**
 * The number of copies left today. Empty while the number is unknown, since a copy can be requested without it.
 *
 * @param atMost Nothing is said while more are left.
 */
export function QuotaLine({ atMost = Number.POSITIVE_INFINITY }: { readonly atMost?: number }) {
  const { words, formats } = useLanguage();
  const { snapshot } = useExports();
  const { data, refetch } = useQuery(ExportQuotaQuery, { fetchPolicy: 'cache-and-network' });
  const quota = data?.exportQuota;
  // A page that is left open over the end of the day must not go on saying that none is left.
  const isOver = useHasCome(quota ? Date.parse(quota.resetsAt) : undefined);
  // Each start and each end of an export changes the number, in any tab.
  const changes = snapshot.known.list.map(({ id, status }) => `${id}${hasEnded(status) ? status : ''}`).join();
  useEffect(() => {
    if (snapshot.loaded) refetch().catch(() => undefined);
  }, [snapshot.loaded, changes, isOver, refetch]);
  if (!quota) return <p />;
  const left = Math.max(0, quota.perDay - quota.usedToday);
  if (left > atMost) return <p />;
  const perDay = formats.count(quota.perDay);
  return (
    <p>
      {left > 0
        ? words.quota.left(formats.count(left), perDay)
        : words.quota.noneLeft(perDay, formats.instant(quota.resetsAt))}
    </p>
  );
}
