import { useState } from 'react';
import type { KnownRestoreFragment, RestoreMode } from '../../../client/__generated__/graphql.ts';
import { apiProblemOf } from '../../../client/apollo/api-problem.ts';
import { planFor } from '../../../client/restores/plan.ts';
import { useSpoken } from '../exports/use-spoken.ts';
import { landing } from '../focus/keep-focus.ts';
import { Notice } from '../shell/Notice.tsx';
import { ChooseHow } from './ChooseHow.tsx';
import { ChosenPlan } from './ChosenPlan.tsx';
import { Examples } from './Examples.tsx';
import { FoundFacts } from './FoundFacts.tsx';
import { RefusedLines } from './RefusedLines.tsx';
import styles from './Restore.module.css';
import { RestoreNotice } from './RestoreNotice.tsx';
import { useRestoreRequest } from './Restores.tsx';
import { TableCounts } from './TableCounts.tsx';
import { useRestoreWords } from './use-restore-words.ts';

/** The differences between the copy and the ledger, and the choice of what to do. Nothing is written yet. */
export function Checked({ restore }: { readonly restore: KnownRestoreFragment }) {
  const words = useRestoreWords();
  const { id, found, acceptContradictedKeys, failure } = restore;
  const check = useRestoreRequest(id);
  const apply = useRestoreRequest(id);
  const [mode, setMode] = useState<RestoreMode>('ADD');
  const [changesMasters, setChangesMasters] = useState(false);
  useSpoken(`${id} ${restore.attempt}`, `${words.found.heading} ${words.found.nothingWritten}`);
  if (!found) return <Notice problem={words.failures.INTERNAL} />;
  const plan = planFor(found, { mode, changesMasters });

  const checkAgain = (acceptContradicted: boolean) =>
    check.send((api) => api.check(id, { acceptContradictedKeys: acceptContradicted }));
  const checkAgainButton = (
    <button type="button" aria-disabled={check.isBusy} onClick={() => checkAgain(acceptContradictedKeys)}>
      {check.isBusy ? words.failed.checking : words.how.checkAgain}
    </button>
  );
  return (
    <div className={styles.parts}>
      <section className={styles.part}>
        <h3 {...landing}>{words.found.heading}</h3>
        <p>{words.found.nothingWritten}</p>
        {failure && <Notice problem={words.failures[failure.code]} />}
        <FoundFacts found={found} acceptsContradictedKeys={acceptContradictedKeys} />
        <TableCounts found={found} />
        <RefusedLines
          found={found}
          isBusy={check.isBusy}
          {...(!acceptContradictedKeys && { onAcceptContradicted: () => checkAgain(true) })}
        />
        <Examples restore={restore} found={found} />
      </section>
      <section className={styles.part}>
        <h3 {...landing}>{words.how.heading}</h3>
        <ChooseHow
          found={found}
          mode={mode}
          changesMasters={changesMasters}
          onMode={setMode}
          onChangesMasters={setChangesMasters}
        />
        {plan && <ChosenPlan found={found} plan={plan} request={apply} restoreId={id} />}
        <div className={styles.actions}>{checkAgainButton}</div>
        {apply.error !== undefined && (
          <RestoreNotice error={apply.error}>
            {apiProblemOf(apply.error) === 'PlanChanged' ? checkAgainButton : undefined}
          </RestoreNotice>
        )}
        {check.error !== undefined && <RestoreNotice error={check.error} />}
      </section>
    </div>
  );
}
