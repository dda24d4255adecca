import type { KnownExportFragment } from '../../../client/__generated__/graphql.ts';
import { apiProblemOf } from '../../../client/apollo/api-problem.ts';
import type { ExportStore } from '../../../client/exports/export-store.ts';
import { findExport, hasEnded } from '../../../client/exports/known-exports.ts';
import type { Language } from '../../../ledger/language.ts';
import type { Days } from '../period/days.ts';
import { daysOf, sameDays } from '../period/days.ts';
import type { Cell } from '../state/cell.ts';
import { createCell } from '../state/cell.ts';
import type { AskedHere } from './asked-here.ts';
import type { ExportRequest } from './export-request.ts';
import { leavesOpen, requestFor } from './export-request.ts';

/** The state of this tab's requests for exports. */
export interface RequestsState {
  /** A request is in flight. */
  readonly asking: boolean;
  /** The last request that did not succeed, and its problem. */
  readonly refused: { readonly days: Days; readonly error: unknown } | undefined;
  /** The request for which a copy of exactly the same days is already being made. */
  readonly already: Days | undefined;
  /** The exports that this tab requested and shows, newest last. */
  readonly shown: readonly string[];
}

export interface Requests {
  readonly state: Cell<RequestsState>;
  readonly ask: (days: Days, language: Language) => Promise<void>;
}

interface Needs {
  /** Sends the mutation. Throws the API's error. */
  readonly send: (request: ExportRequest) => Promise<KnownExportFragment | undefined>;
  readonly store: Pick<ExportStore, 'snapshot' | 'take' | 'refresh'>;
  readonly asked: AskedHere;
}

/** Requests exports, several side by side if needed. The server decides how many there may be. */
export function createRequests({ send, store, asked }: Needs): Requests {
  const state = createCell<RequestsState>({
    asking: false,
    refused: undefined,
    already: undefined,
    shown: asked.all(),
  });
  let unanswered: ExportRequest | undefined;

  const change = (to: Partial<RequestsState>) => state.set({ ...state.get(), ...to });
  const unfinished = () => store.snapshot().known.list.filter(({ status }) => !hasEnded(status));

  async function ask(days: Days, language: Language): Promise<void> {
    if (state.get().asking) return;
    const request = requestFor({ days, language }, unanswered);
    const isNew = request !== unanswered;
    if (isNew && unfinished().some((one) => sameDays(daysOf(one), days))) {
      change({ already: days, refused: undefined });
      return;
    }
    unanswered = request;
    const { requestId } = request;
    // Recorded before the request is sent: its READY may arrive before its answer, and its answer may never arrive.
    asked.add(requestId);
    change({
      asking: true,
      refused: undefined,
      already: undefined,
      shown: [...state.get().shown.filter(isGoingOn), requestId],
    });
    try {
      const answer = await send(request);
      unanswered = undefined;
      change({ asking: false });
      if (answer) store.take(answer);
    } catch (error) {
      change({ asking: false, refused: { days, error } });
      if (leavesOpen(apiProblemOf(error))) return;
      unanswered = undefined;
      asked.settle(requestId);
      // An export that could not be started is in the history as FAILED.
      void store.refresh();
    }
  }

  /** Whether an export is unfinished. An ended one is in the history, and is replaced here by the next request. */
  function isGoingOn(id: string): boolean {
    const known = findExport(store.snapshot().known, id);
    return known !== undefined && !hasEnded(known.status);
  }

  return { state, ask };
}
