import { useMutation } from '@apollo/client/react';
import { useRef, useState } from 'react';
import type { Period } from '../../../ledger/period.ts';
import { readFragment } from '../../__generated__/fragment-masking.ts';
import { apiProblemOf } from '../apollo/api-problem.ts';
import { KnownExport, RequestExport } from './documents.ts';
import type { ExportRequest } from './export-request.ts';
import { leavesOpen, requestFor } from './export-request.ts';
import { useExports } from './Exports.tsx';

interface RequestExportHook {
  readonly ask: (period: Period) => Promise<void>;
  readonly asking: boolean;
  /** Why the last request failed. */
  readonly error: unknown;
  /** The id of the export that this tab asked for last. */
  readonly requestId: string | undefined;
}

/** Asks for an export, and remembers that this tab did. */
export function useRequestExport(): RequestExportHook {
  const { store, asked } = useExports();
  const [request, { loading }] = useMutation(RequestExport, { fetchPolicy: 'no-cache' });
  const unanswered = useRef<ExportRequest>(undefined);
  const [requestId, setRequestId] = useState(() => asked.latest());
  const [error, setError] = useState<unknown>();

  async function ask(period: Period): Promise<void> {
    const variables = requestFor(period, unanswered.current);
    unanswered.current = variables;
    // Before it is sent: its READY may come before its answer, and its answer may never come.
    asked.add(variables.requestId);
    setRequestId(variables.requestId);
    setError(undefined);
    try {
      const { data } = await request({ variables });
      unanswered.current = undefined;
      const answer = readFragment(KnownExport, data?.requestExport);
      if (answer) store.take(answer);
    } catch (problem) {
      setError(problem);
      if (leavesOpen(apiProblemOf(problem))) return;
      unanswered.current = undefined;
      asked.take(variables.requestId);
      // An export that could not be started is in the history as FAILED.
      void store.refresh();
    }
  }

  return { ask, asking: loading, error, requestId };
}
