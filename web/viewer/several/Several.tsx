import type { RefObject } from 'react';
import { useEffect, useMemo, useRef } from 'react';
import type { Chosen } from '../../copy/copy-files.ts';
import { unknownOwner } from '../../copy/manifest-claims.ts';
import { announce } from '../../src/shell/announce.ts';
import { ChooseButtons } from '../choose/ChooseButtons.tsx';
import { DropTarget } from '../choose/DropTarget.tsx';
import { Problem } from '../choose/Problem.tsx';
import { Compare } from '../compare/Compare.tsx';
import type { SpokenProblem } from '../reader/spoken-problem.ts';
import type { ReaderWorker } from '../reader/start-reading.ts';
import type { useCopies } from '../reader/use-copies.ts';
import sheet from '../shell/Sheet.module.css';
import { useSpoken } from '../words/Spoken.tsx';
import { CopyRow } from './CopyRow.tsx';
import { Coverage } from './Coverage.tsx';
import { byOwner, readCopies } from './read-copies.ts';
import styles from './Several.module.css';

interface Props {
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly copies: ReturnType<typeof useCopies>;
  /** Why a copy could not be looked into. */
  readonly problem: SpokenProblem | null;
  readonly onLook: (chosen: readonly Chosen[]) => void;
  readonly onUnreadable: (message: string) => void;
  readonly openWorker: () => ReaderWorker;
}

/** Several copies: each with its verdict, their days together, and any two compared. */
export function Several({ heading, copies, problem, onLook, onUnreadable, openWorker }: Props) {
  const { words, formats } = useSpoken();
  const { several } = words;
  const { list, leftOut, add, remove, clear } = copies;
  const read = useMemo(() => readCopies(list), [list]);
  const owners = useMemo(() => byOwner(read), [read]);
  const known = owners.filter(({ owner }) => owner !== unknownOwner).length;
  const isReading = list.some(({ state }) => state.step === 'waiting' || state.step === 'reading');
  const faulty = list.filter(
    ({ state }) => state.step === 'failed' || (state.step === 'read' && state.copy.verdict === 'damaged'),
  ).length;

  const wasReading = useRef(false);
  useEffect(() => {
    if (wasReading.current && !isReading) announce(several.readAll(formats.count(list.length), formats.count(faulty)));
    wasReading.current = isReading;
  }, [isReading, list.length, faulty, several, formats]);

  // While some are read the rows stay where they are; afterwards the newest copy comes first.
  const places = new Map(read.map(({ id }, place) => [id, place]));
  const rows = isReading
    ? list
    : [...list].sort((a, b) => (places.get(a.id) ?? Infinity) - (places.get(b.id) ?? Infinity) || a.id - b.id);
  return (
    <>
      <section className={sheet.sheet}>
        {problem && <Problem heading={heading} title={words.choose.failed} problem={problem(words, formats)} />}
        <h2 ref={problem ? undefined : heading} tabIndex={-1} data-focus-landing="">
          {several.heading}
        </h2>
        {known > 1 && (
          <div className={styles.notice}>
            <p>
              <strong>{several.owners(formats.count(known))}</strong>
            </p>
            <p>{several.ownersMeans}</p>
          </div>
        )}
        {owners.length > known && owners.length > 1 && <p className={styles.notice}>{several.unknownOwnerMeans}</p>}
        <ul className={styles.copies}>
          {rows.map((one) => (
            <CopyRow
              key={one.id}
              known={one}
              sameAs={read.find(({ id }) => id === one.id)?.sameAs ?? null}
              owner={ownerName(one.id)}
              onLook={() => onLook(one.chosen)}
              onRemove={() => {
                remove(one.id);
                announce(several.removed(one.name));
                heading.current?.focus();
              }}
            />
          ))}
        </ul>
        {leftOut > 0 && <p className={sheet.soft}>{several.leftOut(formats.count(leftOut))}</p>}
        <div className={sheet.actions}>
          <button type="button" onClick={clear}>
            {several.startOver}
          </button>
        </div>
      </section>
      {owners.map(({ owner, copies: own }) => (
        <Coverage key={owner} copies={own} title={ownerTitle(owner)} />
      ))}
      <Compare copies={read.filter(({ sameAs }) => sameAs === null)} openWorker={openWorker} />
      <DropTarget onChoose={add} onUnreadable={onUnreadable} labelledBy="more-copies">
        <h2 id="more-copies">{several.moreHeading}</h2>
        <p>{several.more}</p>
        <ChooseButtons isMain={false} onChoose={add} />
      </DropTarget>
    </>
  );

  function ownerTitle(owner: string): string | null {
    if (owners.length < 2) return null;
    if (owner === unknownOwner) return several.unknownOwner;
    const place = owners.findIndex((one) => one.owner === owner);
    return several.owner(formats.count(place + 1), owner.slice(-endOfOwner));
  }

  function ownerName(id: number): string | null {
    const owner = read.find((one) => one.id === id)?.copy.about.owner;
    return owner === undefined ? null : ownerTitle(owner);
  }
}

/** Enough of an id to tell two people apart. */
const endOfOwner = 6;
