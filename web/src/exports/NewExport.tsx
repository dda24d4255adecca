import type { SubmitEvent } from 'react';
import { useState } from 'react';
import { Preview } from '../preview/Preview.tsx';
import { periodProblem } from '../period/period-problem.ts';
import { PeriodFields } from '../period/PeriodFields.tsx';
import { presetPeriod } from '../period/presets.ts';
import { ApiNotice } from '../shell/ApiNotice.tsx';
import { useSettled } from '../timing/use-settled.ts';
import { useLanguage } from '../words/Language.tsx';
import { useExports } from './Exports.tsx';
import { findExport, hasEnded } from './known-exports.ts';
import styles from './NewExport.module.css';
import { Outcome } from './Outcome.tsx';
import { Progress } from './Progress.tsx';
import { useRequestExport } from './use-request-export.ts';

const typingMs = 350;

/** Choose a period, see what it holds, press the button, follow the export until it is downloaded. */
export function NewExport() {
  const { words, formats } = useLanguage();
  const { snapshot } = useExports();
  const { ask, asking, error, requestId } = useRequestExport();
  const [period, setPeriod] = useState(() => presetPeriod('thisYear', new Date()));
  const [tried, setTried] = useState(false);
  const settled = useSettled(period, typingMs);

  const current = requestId === undefined ? undefined : findExport(snapshot.known, requestId);
  const running = current !== undefined && !hasEnded(current.status);
  const problem = periodProblem(period);
  // A field that is still empty is no mistake before the button is pressed.
  const told = problem?.problem === 'missing' && !tried ? undefined : problem;

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    setTried(true);
    if (problem) {
      event.currentTarget.querySelector<HTMLInputElement>(`input[name="${problem.field}"]`)?.focus();
      return;
    }
    if (!asking && !running) void ask(period);
  }

  return (
    <section className={styles.sheet} aria-labelledby="new-export-heading">
      <h2 id="new-export-heading">{words.request.heading}</h2>
      {/* The page says itself, and in its own language, what is wrong with a date. */}
      <form noValidate onSubmit={submit} className={styles.form}>
        <PeriodFields period={period} onChange={setPeriod} problem={told} />
        <section className={styles.preview} aria-labelledby="preview-heading">
          <h3 id="preview-heading" className={styles.previewHeading}>{words.preview.heading}</h3>
          {periodProblem(settled) === undefined ? <Preview period={settled} /> : <p className={styles.soft}>{words.preview.afterPeriod}</p>}
        </section>
        <div className={styles.action}>
          <button type="submit" className={styles.export} aria-disabled={asking || running}>
            {asking ? words.request.asking : words.request.button}
          </button>
          <p className={styles.soft}>{words.request.whatHappens}</p>
        </div>
      </form>
      {error !== undefined && !current && (
        <ApiNotice error={error}>
          <button type="button" aria-disabled={asking} onClick={() => { if (!asking && !problem) void ask(period); }}>{words.request.again}</button>
        </ApiNotice>
      )}
      {current && (
        <div className={styles.current}>
          <h3>{formats.period(current.from, current.to)}</h3>
          {running ? <Progress of={current} /> : <Outcome of={current} />}
        </div>
      )}
    </section>
  );
}
