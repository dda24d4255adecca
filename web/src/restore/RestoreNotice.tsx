import type { ReactNode } from 'react';
import { apiProblemOf } from '../../../client/apollo/api-problem.ts';
import { restoreQuotaRefusalOf } from '../../../client/apollo/restore-quota-refusal.ts';
import { ApiNotice } from '../shell/ApiNotice.tsx';
import { useLanguage } from '../words/Language.tsx';
import { useRestoreWords } from './use-restore-words.ts';

interface Props {
  /** The error of a query or mutation about restores. */
  readonly error: unknown;
  readonly children?: ReactNode;
}

/** A request about restores that failed. */
export function RestoreNotice({ error, children }: Props) {
  const { formats } = useLanguage();
  const words = useRestoreWords();
  const quota = restoreQuotaRefusalOf(error);
  const own = quota ? words.quota[quota.use](formats.count(quota.perDay)) : words.api[apiProblemOf(error)];
  return (
    <ApiNotice error={error} as={own}>
      {children}
    </ApiNotice>
  );
}
