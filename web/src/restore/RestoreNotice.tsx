import type { ReactNode } from 'react';
import { apiProblemOf } from '../../../client/apollo/api-problem.ts';
import { restoreInTheWayOf } from '../../../client/apollo/restore-in-the-way.ts';
import { restoreQuotaRefusalOf } from '../../../client/apollo/restore-quota-refusal.ts';
import { ApiNotice } from '../shell/ApiNotice.tsx';
import { useLanguage } from '../words/Language.tsx';
import { nextUtcDay } from './next-utc-day.ts';
import { useRestores } from './Restores.tsx';
import { useRestoreWords } from './use-restore-words.ts';

interface Props {
  /** The error of a query or mutation about restores. */
  readonly error: unknown;
  readonly children?: ReactNode;
}

/** A request about restores that failed. Leads to the restore that is in the way, if one is. */
export function RestoreNotice({ error, children }: Props) {
  const { formats } = useLanguage();
  const words = useRestoreWords();
  const quota = restoreQuotaRefusalOf(error);
  const own = quota
    ? words.quota[quota.use](formats.count(quota.perDay), formats.instant(nextUtcDay(Date.now())))
    : words.api[apiProblemOf(error)];
  const { store, snapshot } = useRestores();
  const inTheWay = restoreInTheWayOf(error);
  const other = snapshot.list.find(({ id }) => id === inTheWay);
  return (
    <ApiNotice error={error} as={own}>
      {other ? (
        <button type="button" onClick={() => store.open(other.id)}>
          {words.showOther}
        </button>
      ) : (
        children
      )}
    </ApiNotice>
  );
}
