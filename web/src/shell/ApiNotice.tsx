import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { apiProblemOf } from '../../../client/apollo/api-problem.ts';
import type { QuotaRefusal } from '../../../client/apollo/quota-refusal.ts';
import { quotaRefusalOf } from '../../../client/apollo/quota-refusal.ts';
import type { Formats } from '../words/formats.ts';
import { useLanguage } from '../words/Language.tsx';
import type { Trouble, Words } from '../words/words.ts';
import { Notice } from './Notice.tsx';

interface Props {
  /** What a query or mutation threw. */
  readonly error: unknown;
  readonly children?: ReactNode;
}

/** A request that failed, in the page's own words. What the server says is English and not for the person: the console has it. */
export function ApiNotice({ error, children }: Props) {
  const { words, formats } = useLanguage();
  const problem = apiProblemOf(error);
  const quota = quotaRefusalOf(error);
  useEffect(() => {
    // What the page has a word for is no fault of the page.
    if (problem === 'Internal') console.error(error);
    else console.warn(error);
  }, [problem, error]);
  return (
    // That nothing can be asked is said once, for the whole page.
    <Notice
      trouble={quota ? refusedByQuota(quota, words, formats) : words.request.problems[problem]}
      isQuiet={problem === 'Unreachable'}
    >
      {children}
    </Notice>
  );
}

function refusedByQuota(
  { reason, perDay, atOnce, resetsAt }: QuotaRefusal,
  { quota }: Words,
  formats: Formats,
): Trouble {
  return reason === 'AT_ONCE'
    ? quota.refused.AT_ONCE(formats.count(atOnce))
    : quota.refused.PER_DAY(formats.count(perDay), formats.instant(resetsAt));
}
