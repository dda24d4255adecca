import type { FragmentType } from '../../../client/__generated__/fragment-masking.ts';
import { readFragment } from '../../../client/__generated__/fragment-masking.ts';
import { graphql } from '../../../client/__generated__/gql.ts';
import { daysOf } from '../period/days.ts';
import { Notice } from '../shell/Notice.tsx';
import { daysName } from '../words/days-name.ts';
import { useLanguage } from '../words/Language.tsx';
import { countsAgainstQuota } from './counts-against-quota.ts';
import { DoAgainButton } from './DoAgainButton.tsx';
import styles from './Outcome.module.css';
import { ReadyOutcome } from './ReadyOutcome.tsx';
import { useShownStatus } from './use-shown-status.ts';
import { useSpoken } from './use-spoken.ts';

const OutcomeFields = graphql(`
  fragment Outcome on Export {
    from
    to
    status
    expiresAt
    failure { code }
    ...ReadyOutcome
  }
`);

/** The result of an export that this tab requested. */
export function Outcome({ of, isLine }: { readonly of: FragmentType<typeof OutcomeFields>; readonly isLine: boolean }) {
  const language = useLanguage();
  const { words } = language;
  const outcome = readFragment(OutcomeFields, of);
  const status = useShownStatus(outcome);
  const days = daysOf(outcome);
  const ended =
    status === 'CANCELLED' ? words.outcome.cancelled : status === 'EXPIRED' ? words.outcome.expired : undefined;
  useSpoken(ended && status, words.about(daysName(days, language), ended ?? ''));
  if (status === 'FAILED') {
    const code = outcome.failure?.code ?? 'INTERNAL';
    const { what, next } = words.outcome.failures[code];
    return (
      <Notice problem={{ what, next: countsAgainstQuota[code] ? next : `${next} ${words.quota.notCounted}` }}>
        <DoAgainButton days={days} />
      </Notice>
    );
  }
  if (ended === undefined) return <ReadyOutcome of={outcome} isLine={isLine} />;
  return (
    <div className={styles.line}>
      <p>{ended}</p>
      <DoAgainButton days={days} />
    </div>
  );
}
