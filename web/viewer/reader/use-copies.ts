import { useCallback, useEffect, useReducer, useRef } from 'react';
import { copiesAmong } from '../../copy/copies-among.ts';
import type { Chosen } from '../../copy/copy-files.ts';
import type { OpenedCopy } from '../../copy/opened-copy.ts';
import type { ReadingProblem } from './spoken-problem.ts';
import type { ReaderWorker, Reading } from './start-reading.ts';
import { startReading } from './start-reading.ts';

/** One of several copies. Of its records only sums are kept. */
export interface KnownCopy {
  readonly id: number;
  readonly chosen: readonly Chosen[];
  /** Of the zip or the folder; of the first file where there is no folder. */
  readonly name: string;
  readonly state:
    | { readonly step: 'waiting' }
    | { readonly step: 'reading'; readonly done: number; readonly total: number }
    | { readonly step: 'failed'; readonly news: ReadingProblem }
    | { readonly step: 'read'; readonly copy: OpenedCopy };
}

interface Copies {
  readonly list: readonly KnownCopy[];
  /** Files that were chosen and belong to no copy. Without any copy: all of a chosen folder. */
  readonly leftOut: number;
}

type Act =
  | { readonly kind: 'add'; readonly copies: readonly Pick<KnownCopy, 'chosen' | 'state'>[]; readonly leftOut: number }
  | { readonly kind: 'tell'; readonly id: number; readonly state: KnownCopy['state'] }
  | { readonly kind: 'remove'; readonly id: number }
  | { readonly kind: 'clear' };

/** The copies of the page. They are read one after the other, so that several need no more memory than one. */
export function useCopies(openWorker: () => ReaderWorker) {
  const [copies, act] = useReducer(afterAct, none);
  const reading = useRef<{ readonly id: number; readonly stop: Reading['stop'] } | null>(null);
  const next = copies.list.find(({ state }) => state.step === 'waiting' || state.step === 'reading');

  useEffect(() => {
    if (reading.current?.id === next?.id) return;
    reading.current?.stop();
    reading.current = null;
    if (!next) return;
    const { id, chosen } = next;
    const { stop } = startReading(openWorker, { kind: 'read', chosen, years: null, isSummary: true }, (news) => {
      if (news.kind === 'progress')
        act({ kind: 'tell', id, state: { step: 'reading', done: news.done, total: news.total } });
      else if (news.kind === 'opened') act({ kind: 'tell', id, state: { step: 'read', copy: news.copy } });
      else if (news.kind === 'problem' || news.kind === 'unexpected')
        act({ kind: 'tell', id, state: { step: 'failed', news } });
    });
    reading.current = { id, stop };
  }, [next, openWorker]);
  useEffect(
    () => () => {
      reading.current?.stop();
      reading.current = null;
    },
    [],
  );

  const add = useCallback((chosen: readonly Chosen[]) => {
    const { copies: found, leftOut } = copiesAmong(chosen);
    act({ kind: 'add', leftOut, copies: found.map((own) => ({ chosen: own, state: { step: 'waiting' } })) });
  }, []);
  const addRead = useCallback((copy: OpenedCopy, chosen: readonly Chosen[]) => {
    act({ kind: 'add', leftOut: 0, copies: [{ chosen, state: { step: 'read', copy: withoutRecords(copy) } }] });
  }, []);
  const remove = useCallback((id: number) => act({ kind: 'remove', id }), []);
  const clear = useCallback(() => act({ kind: 'clear' }), []);
  return { ...copies, add, addRead, remove, clear };
}

function afterAct({ list, leftOut }: Copies, act: Act): Copies {
  switch (act.kind) {
    case 'add': {
      const firstId = Math.max(0, ...list.map(({ id }) => id)) + 1;
      const added = act.copies.map((copy, index) => ({ ...copy, id: firstId + index, name: nameOf(copy.chosen) }));
      return { list: [...list, ...added], leftOut: (list.length === 0 ? 0 : leftOut) + act.leftOut };
    }
    case 'tell': {
      const told = list.find(({ id }) => id === act.id);
      if (told && isStranger(told, act.state))
        return { list: list.filter(({ id }) => id !== act.id), leftOut: leftOut + 1 };
      return { leftOut, list: list.map((one) => (one.id === act.id ? { ...one, state: act.state } : one)) };
    }
    case 'remove': {
      const rest = list.filter(({ id }) => id !== act.id);
      return rest.length === 0 ? none : { leftOut, list: rest };
    }
    case 'clear':
      return none;
  }
}

const none: Copies = { list: [], leftOut: 0 };

/** A folder of downloads holds other zips too. One that a person chose by itself is never left out without a word. */
function isStranger({ chosen }: KnownCopy, state: KnownCopy['state']): boolean {
  const isFromFolder = chosen.length === 1 && (chosen[0]?.path.includes('/') ?? false);
  return (
    isFromFolder && state.step === 'failed' && state.news.kind === 'problem' && strange.has(state.news.problem.code)
  );
}

const strange: ReadonlySet<string> = new Set(['NOT_A_COPY', 'NOT_A_ZIP']);

function nameOf(chosen: readonly Chosen[]): string {
  const path = chosen.find((file) => file.path.endsWith('manifest.json'))?.path ?? chosen[0]?.path ?? '';
  return path.split('/').at(chosen.length > 1 ? -2 : -1) ?? path;
}

/** Several copies with all their records would fill the memory of a phone. */
function withoutRecords(copy: OpenedCopy): OpenedCopy {
  return { ...copy, slips: emptied(copy.slips), balances: emptied(copy.balances) };
}

function emptied({ kept, rowsByYear, omitted }: OpenedCopy['slips']): OpenedCopy['slips'] {
  const column = { texts: [], at: new Uint32Array() };
  const ids = { bytes: new Uint8Array(), ends: new Uint32Array() };
  const columns = { day: column, methodCode: column, value: column, memo: column, kindCode: column };
  return { kept: { rows: 0, ...columns, ids, oddValues: new Map() }, rowsByYear, omitted: omitted + kept.rows };
}
