import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { apiProblemOf } from '../../../client/apollo/api-problem.ts';
import type { QuotaRefusal } from '../../../client/apollo/quota-refusal.ts';
import { quotaRefusalOf } from '../../../client/apollo/quota-refusal.ts';
import { refusedIdentityOf } from '../../../client/apollo/refused-identity.ts';
import type { Formats } from '../words/formats.ts';
import { useLanguage } from '../words/Language.tsx';
import type { Problem, Words } from '../words/words.ts';
import { Notice } from './Notice.tsx';

interface Props {
  /** The error of a query or mutation. */
  readonly error: unknown;
  /** Sentences of the asking part, in place of the page's general ones. */
  readonly as?: Problem | undefined;
  readonly children?: ReactNode;
}

/**
 * A request that failed, in the page's own words. The server's message is in English and goes to the console, not to
 * the person.
 */
export function ApiNotice({ error, as, children }: Props) {
  const { words, formats } = useLanguage();
  const problem = apiProblemOf(error);
  const quota = quotaRefusalOf(error);
  const identityId = refusedIdentityOf(error);
  useEffect(() => {
    // A problem that the page has a name for is not a fault of the page.
    if (problem === 'Internal') console.error(error);
    else console.warn(error);
  }, [problem, error]);
  return (
    // A lost connection is shown once, for the whole page.
    <Notice
      problem={as ?? (quota ? refusedByQuota(quota, words, formats) : words.request.problems[problem])}
      isQuiet={problem === 'Unreachable'}
    >
      {identityId !== undefined && (
        <p>
          <code>{identityId}</code>
        </p>
      )}
      {children}
    </Notice>
  );
}

function refusedByQuota(
  { reason, perDay, atOnce, resetsAt }: QuotaRefusal,
  { quota }: Words,
  formats: Formats,
): Problem {
  return reason === 'AT_ONCE'
    ? quota.refused.AT_ONCE(formats.count(atOnce))
    : quota.refused.PER_DAY(formats.count(perDay), formats.instant(resetsAt));
}
