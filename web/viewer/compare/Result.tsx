import type { RefObject } from 'react';
import { useMemo } from 'react';
import type { Comparison } from '../../copy/differences.ts';
import { ledgerNames } from '../../copy/ledger-names.ts';
import type { OpenedCopy } from '../../copy/opened-copy.ts';
import { daysText } from '../opened/days-text.ts';
import type { ReadCopy } from '../several/read-copies.ts';
import sheet from '../shell/Sheet.module.css';
import { useSpoken } from '../words/Spoken.tsx';
import type { ChosenPair } from './chosen-pair.ts';
import { TableResult } from './TableResult.tsx';

interface Props {
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly pair: ChosenPair;
  readonly comparison: Comparison;
}

/** Which copy is the older, what was compared, and what differs in each table. */
export function Result({ heading, pair, comparison: { days, tables } }: Props) {
  const { words, formats } = useSpoken();
  const { compare: said } = words;
  const { older, newer, isSameTime } = pair;
  const names = useMemo(() => namesOf(older.copy, newer.copy), [older, newer]);
  const text = daysText(days, words, formats);
  return (
    <div className={sheet.parts}>
      <section className={sheet.part}>
        <h3 ref={heading} tabIndex={-1} data-focus-landing="">
          {said.result}
        </h3>
        <dl className={sheet.facts}>
          {[['older', older] as const, ['newer', newer] as const].map(([side, { name, copy }]) => (
            <div key={side}>
              <dt>{said.sides[side]}</dt>
              <dd>{said.option(name, formats.instant(copy.about.requestedAt))}</dd>
            </div>
          ))}
          <div>
            <dt>{said.days}</dt>
            <dd>{days.hasNoDay ? said.daysAndNoDay(text) : text}</dd>
          </div>
        </dl>
        {isSameTime && <p>{said.sameTime}</p>}
        {[older, newer].map((copy) => (
          <Doubt key={copy.id} copy={copy} />
        ))}
        <p className={sheet.soft}>{said.kindsMean}</p>
      </section>
      {tables.map((table) => (
        <TableResult key={table.table} table={table} pair={pair} names={names} />
      ))}
    </div>
  );
}

/** What a comparison with this copy cannot tell. */
function Doubt({ copy: { name, copy } }: { readonly copy: ReadCopy }) {
  const { compare: said } = useSpoken().words;
  return (
    <>
      {copy.about.isSalvaged && <p>{said.salvaged(name)}</p>}
      {copy.verdict === 'damaged' && <p>{said.damaged(name)}</p>}
    </>
  );
}

/** The newer names; the older ones of kinds and methods that are gone. */
function namesOf(older: OpenedCopy, newer: OpenedCopy) {
  const known = new Set(newer.kinds.map(({ code }) => code));
  const methods = new Set(newer.methods.map(({ code }) => code));
  return ledgerNames({
    kinds: [...newer.kinds, ...older.kinds.filter(({ code }) => !known.has(code))],
    methods: [...newer.methods, ...older.methods.filter(({ code }) => !methods.has(code))],
  });
}
