import type { SubmitEvent } from 'react';
import { useState } from 'react';
import { landing } from '../focus/keep-focus.ts';
import type { Days } from '../period/days.ts';
import { LedgerDaysLine } from '../period/LedgerDaysLine.tsx';
import { PeriodFields } from '../period/PeriodFields.tsx';
import { periodProblem } from '../period/period-problem.ts';
import { Preview } from '../preview/Preview.tsx';
import { ApiNotice } from '../shell/ApiNotice.tsx';
import { Live } from '../shell/Live.tsx';
import { daysName } from '../words/days-name.ts';
import { useLanguage } from '../words/Language.tsx';
import { CurrentExports } from './CurrentExports.tsx';
import { useExports } from './Exports.tsx';
import styles from './NewExport.module.css';
import { QuotaLine } from './QuotaLine.tsx';

/** Choose the days to export, see their records, press the button, follow the exports until they are downloaded. */
export function NewExport() {
  const language = useLanguage();
  const { words } = language;
  const { requests, asking } = useExports();
  const [days, setDays] = useState<Days>('everything');
  const [previewed, setPreviewed] = useState<Days>(days);
  const [tried, setTried] = useState(false);

  const problem = periodProblem(days);
  // An empty field is not a mistake before the button is pressed.
  const shownProblem = problem?.problem === 'missing' && !tried ? undefined : problem;

  function choose(next: Days): void {
    setDays(next);
    // Half a period leaves the preview unchanged and disabled. A page that shrinks while the button is being pressed
    // loses the click.
    if (periodProblem(next) === undefined) setPreviewed(next);
  }

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    setTried(true);
    if (problem) event.currentTarget.querySelector<HTMLInputElement>(`input[name="${problem.field}"]`)?.focus();
    else void requests.ask(days, language.language);
  }

  const { refused, already } = asking;
  return (
    <section className={styles.sheet} aria-labelledby="new-export-heading">
      <h2 id="new-export-heading" {...landing}>
        {words.request.heading}
      </h2>
      {/* The page's own messages about a date, in its own language, replace the browser's. */}
      <form noValidate onSubmit={submit} className={styles.form}>
        <div className={styles.choice}>
          <PeriodFields days={days} onChange={choose} problem={shownProblem} />
          <LedgerDaysLine />
        </div>
        <section className={styles.preview} aria-labelledby="preview-heading" inert={problem !== undefined}>
          <h3 id="preview-heading" className={styles.previewHeading} {...landing}>
            {words.preview.heading}
          </h3>
          <Preview days={previewed} />
        </section>
        <div className={styles.action}>
          <button type="submit" className={styles.export} aria-disabled={asking.asking}>
            {asking.asking ? words.request.asking : words.request.button}
          </button>
          <div>
            <p className={styles.soft}>{words.request.whatHappens}</p>
            <QuotaLine />
          </div>
        </div>
      </form>
      <Live>{already !== undefined && <p>{words.request.already(daysName(already, language))}</p>}</Live>
      {refused && (
        <ApiNotice error={refused.error}>
          <button
            type="button"
            aria-disabled={asking.asking}
            onClick={() => void requests.ask(refused.days, language.language)}
          >
            {words.request.again}
          </button>
        </ApiNotice>
      )}
      <CurrentExports />
    </section>
  );
}
