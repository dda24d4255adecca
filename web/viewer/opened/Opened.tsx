import type { ReactNode, RefObject } from 'react';
import { useMemo, useState } from 'react';
import { ledgerNames } from '../../copy/ledger-names.ts';
import type { OpenedCopy } from '../../copy/opened-copy.ts';
import { PrintedCopy } from '../print/PrintedCopy.tsx';
import type { ReadRequest } from '../reader/reader-messages.ts';
import sheet from '../shell/Sheet.module.css';
import { Balances } from '../views/Balances.tsx';
import { Masters } from '../views/Masters.tsx';
import { Months } from '../views/Months.tsx';
import { Proof } from '../views/Proof.tsx';
import { Slips } from '../views/Slips.tsx';
import { Spending } from '../views/Spending.tsx';
import { useFoundSlips } from '../views/use-found-slips.ts';
import { useSpoken } from '../words/Spoken.tsx';
import type { ViewName } from '../words/viewer-words.ts';
import { About } from './About.tsx';
import { Verdict } from './Verdict.tsx';
import { Views } from './Views.tsx';

interface Props {
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly copy: OpenedCopy;
  /** The years whose slips were kept; null for the newest. */
  readonly years: ReadonlySet<string> | null;
  readonly onYears: (years: ReadRequest['years']) => void;
  readonly onLeave: () => void;
  /** Undefined for one of several copies, to whose list `onLeave` goes back. */
  readonly onAddAnother: (() => void) | undefined;
  /** Stands below the verdict. */
  readonly about?: ReactNode;
}

/** A copy that was read: what it is, whether it is whole, and everything in it. */
export function Opened({ heading, copy, years, onYears, onLeave, onAddAnother, about }: Props) {
  const { words } = useSpoken();
  const names = useMemo(() => ledgerNames(copy), [copy]);
  const found = useFoundSlips(copy.slips.kept, names);
  const [view, setView] = useState<ViewName>('slips');
  return (
    <>
      <section className={sheet.sheet}>
        <h2 ref={heading} tabIndex={-1} data-focus-landing="" className="visually-hidden">
          {words.about.heading}
        </h2>
        <Verdict copy={copy} />
        {about}
        <About copy={copy} names={names} />
        <div className={sheet.actions}>
          <button type="button" onClick={onLeave}>
            {onAddAnother ? words.choose.another : words.several.back}
          </button>
          {onAddAnother && (
            <button type="button" onClick={onAddAnother}>
              {words.several.add}
            </button>
          )}
          <button type="button" onClick={() => print()}>
            {words.about.print}
          </button>
        </div>
      </section>
      <Views view={view} onView={setView}>
        {view === 'slips' && <Slips copy={copy} names={names} found={found} years={years} onYears={onYears} />}
        {view === 'months' && <Months months={copy.months} names={names} made={copy.about.requestedAt} />}
        {view === 'spending' && <Spending months={copy.months} names={names} />}
        {view === 'balances' && <Balances copy={copy} names={names} />}
        {view === 'masters' && <Masters copy={copy} />}
        {view === 'proof' && <Proof copy={copy} names={names} />}
      </Views>
      <PrintedCopy copy={copy} names={names} found={found} />
    </>
  );
}
