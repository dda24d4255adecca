import type { SubmitEvent } from 'react';
import { useRef, useState } from 'react';
import { landing } from '../focus/keep-focus.ts';
import { FolderChoice } from '../folder/FolderChoice.tsx';
import { Figures } from '../months/Figures.tsx';
import { MoneyPart } from '../months/MoneyPart.tsx';
import { MonthPicker } from '../months/MonthPicker.tsx';
import { useLedgerFigures } from '../months/use-ledger-figures.ts';
import { useMonthsWords } from '../months/use-months-words.ts';
import { useSum } from '../months/use-sum.ts';
import { NotificationSwitch } from '../notification/NotificationSwitch.tsx';
import type { Days } from '../period/days.ts';
import { addressWith, daysInAddress } from '../period/days-in-address.ts';
import { PeriodFields } from '../period/PeriodFields.tsx';
import { periodProblem } from '../period/period-problem.ts';
import { useLanguage } from '../words/Language.tsx';
import { CurrentCopy } from './CurrentCopy.tsx';
import { ExportPlace } from './ExportPlace.tsx';
import { useExports } from './Exports.tsx';
import styles from './NewExport.module.css';
import { QuotaLine } from './QuotaLine.tsx';
import { useCoveredFoot } from './use-covered-foot.ts';
import { useCurrentExports } from './use-current-exports.ts';

/** Choose the days to export, see what they hold, press the button, follow the exports until they are downloaded. */
export function NewExport() {
  const { language } = useLanguage();
  const { heading: headingText } = useMonthsWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const { requests } = useExports();
  const [days, setDays] = useState<Days>(() => daysInAddress(location.search));
  /** The last choice without a problem. Half a period leaves everything that follows from the days as it was. */
  const [counted, setCounted] = useState<Days>(days);
  const [tried, setTried] = useState(false);
  // The button that had the focus disappears with the copy.
  const onRemoved = () => heading.current?.focus();
  const bar = useRef<HTMLDivElement>(null);
  useCoveredFoot(bar);
  const figures = useLedgerFigures();
  const sum = useSum(counted, figures);

  const problem = periodProblem(days);
  // An empty field is not a mistake before the button is pressed.
  const shownProblem = problem?.problem === 'missing' && !tried ? undefined : problem;

  function choose(next: Days): void {
    setDays(next);
    if (periodProblem(next) !== undefined) return;
    setCounted(next);
    // A reload keeps the choice. The browser's way back leads to the page before this one, not through every choice.
    history.replaceState(history.state, '', addressWith(next, location.href));
  }

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    setTried(true);
    if (problem) event.currentTarget.querySelector<HTMLInputElement>(`input[name="${problem.field}"]`)?.focus();
    else void requests.ask(days, language);
  }

  return (
    <section className={styles.sheet} aria-labelledby="new-export-heading">
      {/* The page's own messages about a date, in its own language, replace the browser's. */}
      <form noValidate onSubmit={submit} className={styles.form}>
        <div className={styles.choice}>
          <h2 id="new-export-heading" ref={heading} {...landing}>
            {headingText}
          </h2>
          <PeriodFields days={days} onChange={choose} problem={shownProblem} />
          <MonthPicker ledger={figures.ledger} days={days} onChange={choose} />
        </div>
        <div className={styles.side}>
          <div className={styles.held} inert={problem !== undefined}>
            <Figures days={counted} state={sum} />
          </div>
          <div ref={bar} className={styles.bar}>
            <ExportPlace days={days} onRemoved={onRemoved} />
          </div>
          {/* Takes the focus of a button that disappears before its export is there. */}
          <div className={styles.foot} {...landing}>
            <Foot days={days} onRemoved={onRemoved} />
          </div>
        </div>
      </form>
      <MoneyPart days={counted} state={sum} />
    </section>
  );
}

interface FootProps {
  readonly days: Days;
  readonly onRemoved: () => void;
}

/** What will happen, and then what there is to say of the finished copy. */
function Foot({ days, onRemoved }: FootProps) {
  const { main } = useCurrentExports(days);
  if (main?.status === 'READY') return <CurrentCopy of={main} onRemoved={onRemoved} />;
  return (
    <>
      <FolderChoice />
      <NotificationSwitch />
      <QuotaLine atMost={fewLeft} />
    </>
  );
}

/** So few copies are worth telling before the press. The shelf always tells how many are left. */
const fewLeft = 3;
