import type { KnownExportFragment } from '../../../client/__generated__/graphql.ts';
import { apiProblemOf } from '../../../client/apollo/api-problem.ts';
import type { ExportStore } from '../../../client/exports/export-store.ts';
import { findExport, hasEnded } from '../../../client/exports/known-exports.ts';
import type { Days } from '../period/days.ts';
import { daysOf, sameDays } from '../period/days.ts';
import type { Cell } from '../state/cell.ts';
import { createCell } from '../state/cell.ts';
import type { AskedHere } from './asked-here.ts';
import type { ExportRequest } from './export-request.ts';
import { leavesOpen, requestFor } from './export-request.ts';

/** How asking for exports stands in this tab. */
export interface RequestsState {
  /** A request is on its way. */
  readonly asking: boolean;
  /** What was asked for last and did not succeed, and why. */
  readonly refused: { readonly days: Days; readonly error: unknown } | undefined;
  /** What was asked for while a copy of the very same days is being made. */
  readonly already: Days | undefined;
  /** The exports that this tab asked for and shows, newest last. */
  readonly shown: readonly string[];
}

export interface Requests {
  readonly state: Cell<RequestsState>;
  readonly ask: (days: Days) => Promise<void>;
}

interface Needs {
  /** Sends the mutation; throws what the API throws. */
  readonly send: (request: ExportRequest) => Promise<KnownExportFragment | undefined>;
  readonly store: Pick<ExportStore, 'snapshot' | 'take' | 'refresh'>;
  readonly asked: AskedHere;
}

/** Asks for exports, several side by side if need be: how many there may be is the server's to say. */
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

  async function ask(days: Days): Promise<void> {
    if (state.get().asking) return;
    const request = requestFor(days, unanswered);
    const isNew = request !== unanswered;
    if (isNew && unfinished().some((one) => sameDays(daysOf(one), days))) {
      change({ already: days, refused: undefined });
      return;
    }
    unanswered = request;
    const { requestId } = request;
    // Before it is sent: its READY may come before its answer, and its answer may never come.
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

  /** What has ended is in the history, and makes room for what is asked for next. */
  function isGoingOn(id: string): boolean {
    const known = findExport(store.snapshot().known, id);
    return known !== undefined && !hasEnded(known.status);
  }

  return { state, ask };
}
