import { useId, useMemo } from 'react';
import { coverage, joined } from '../../copy/coverage.ts';
import { heldDays } from '../../copy/held-days.ts';
import { daysText } from '../opened/days-text.ts';
import sheet from '../shell/Sheet.module.css';
import { useSpoken } from '../words/Spoken.tsx';
import { CoverageChart } from './CoverageChart.tsx';
import type { ReadCopy } from './read-copies.ts';

interface Props {
  readonly copies: readonly ReadCopy[];
  /** Whose account book, where there are several. */
  readonly title: string | null;
}

/** The days that copies of one account book hold together, as a picture and in words. */
export function Coverage({ copies, title }: Props) {
  const { words, formats } = useSpoken();
  const { coverage: said } = words.several;
  const id = useId();
  const counted = useMemo(() => copies.filter(({ countsForDays }) => countsForDays), [copies]);
  const stretches = useMemo(() => coverage(counted.map(({ copy }) => heldDays(copy.about))), [counted]);
  const held = joined(stretches.filter(({ heldBy }) => heldBy.length > 0));
  const gaps = stretches.filter(({ heldBy }) => heldBy.length === 0);
  const overlaps = stretches.filter(({ heldBy }) => heldBy.length > 1);
  const days = (stretch: { readonly from: string | null; readonly to: string }) => daysText(stretch, words, formats);
  const list = <Stretch,>(all: readonly Stretch[], text: (one: Stretch) => string) => (
    <ul>
      {all.slice(0, mostNamed).map((one) => (
        <li key={text(one)}>{text(one)}</li>
      ))}
      {all.length > mostNamed && <li>{said.more(formats.count(all.length - mostNamed))}</li>}
    </ul>
  );
  return (
    <section className={sheet.sheet} aria-labelledby={id}>
      <h2 id={id}>{title === null ? said.heading : `${said.heading}: ${title}`}</h2>
      <CoverageChart copies={copies} stretches={stretches} />
      {counted.length === 0 ? (
        <p>{said.nothing}</p>
      ) : (
        <dl className={sheet.facts}>
          <div>
            <dt>{said.held}</dt>
            <dd>{list(held, days)}</dd>
          </div>
          <div>
            <dt>{said.gaps}</dt>
            <dd>{gaps.length === 0 ? said.noGaps : list(gaps, days)}</dd>
          </div>
          <div>
            <dt>{said.overlaps}</dt>
            <dd>
              {overlaps.length === 0
                ? said.noOverlaps
                : list(overlaps, (one) => said.inCopies(days(one), formats.count(one.heldBy.length)))}
            </dd>
          </div>
        </dl>
      )}
      {copies
        .filter(({ countsForDays }) => !countsForDays)
        .map(({ id: key, name }) => (
          <p key={key}>{said.notCounted(name)}</p>
        ))}
    </section>
  );
}

/** A person reads a dozen periods, and the picture shows all. */
const mostNamed = 12;
