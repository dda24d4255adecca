import type { Found, Plan } from '../../../client/restores/plan.ts';
import { closingSum, writesOf } from '../../../client/restores/plan.ts';
import { firstWritesPerSecond } from '../../../client/restores/restore-time-left.ts';
import { durationOf } from '../../../client/timing/time-left.ts';
import { Live } from '../shell/Live.tsx';
import { useLanguage } from '../words/Language.tsx';
import { ClosingSumLine } from './ClosingSumLine.tsx';
import { ConfirmButton } from './ConfirmButton.tsx';
import { MoneyTable } from './MoneyTable.tsx';
import styles from './Restore.module.css';
import type { RestoreRequest } from './Restores.tsx';
import { useRestoreWords } from './use-restore-words.ts';

interface Props {
  readonly restoreId: string;
  readonly found: Found;
  readonly plan: Plan;
  readonly request: RestoreRequest;
}

/** A shorter time is not worth saying. */
const worthSayingSeconds = 5;

/** The effect of the present choice on the rows of the file and on the money, and the number of its writes. */
export function ChosenPlan({ restoreId, found, plan, request }: Props) {
  const { formats, words: page } = useLanguage();
  const { how } = useRestoreWords();
  const sum = closingSum(found, plan);
  const writes = writesOf(plan);
  const seconds = writes / firstWritesPerSecond;
  const duration = durationOf(seconds);
  const deleted = formats.count(plan.deleted);
  const parts = [
    plan.added > 0 && how.added(formats.count(plan.added)),
    plan.changed > 0 && how.changed(formats.count(plan.changed)),
    plan.deleted > 0 && how.deleted(deleted),
  ].filter((part) => part !== false);
  const label = request.isBusy ? how.starting : how.button(how.joined(parts));
  const apply = () => request.send((api) => api.apply(restoreId, plan));
  return (
    <>
      <ClosingSumLine sum={sum} />
      <MoneyTable found={found} mode={plan.mode} turnsKinds={plan.changesMasters && found.turnedKinds.length > 0} />
      <Live>{writes === 0 && <p>{how.nothing[plan.mode]}</p>}</Live>
      {writes > 0 && (
        <>
          <div className={styles.actions}>
            {plan.deleted > 0 ? (
              <ConfirmButton
                label={label}
                className={styles.main}
                isBusy={request.isBusy}
                question={{
                  heading: how.confirm.heading(deleted),
                  text: how.confirm.text(deleted),
                  yes: how.confirm.yes(deleted),
                  no: how.confirm.no,
                }}
                onYes={apply}
              />
            ) : (
              <button type="button" className={styles.main} aria-disabled={request.isBusy} onClick={apply}>
                {label}
              </button>
            )}
          </div>
          <p className={styles.soft}>
            {how.safety}
            {seconds > worthSayingSeconds &&
              ` ${how.takes(page.durations[duration.unit](formats.count(duration.count)))}`}
          </p>
        </>
      )}
    </>
  );
}
