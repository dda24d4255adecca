import { useMutation } from '@apollo/client/react';
import { readFragment } from '../../../client/__generated__/fragment-masking.ts';
import { CancelExport, KnownExport } from '../../../client/exports/documents.ts';
import { useExports } from './Exports.tsx';

/** Cancels one export. An export that has ended meanwhile is returned as it ended. */
export function useCancelExport(id: string): {
  readonly cancel: () => void;
  readonly cancelling: boolean;
  readonly error: unknown;
} {
  const { store } = useExports();
  const [cancel, { loading, error }] = useMutation(CancelExport, {
    fetchPolicy: 'no-cache',
    onCompleted(data) {
      const answer = readFragment(KnownExport, data.cancelExport);
      if (answer) store.take(answer);
    },
    onError: () => void store.refresh(),
  });
  return { cancel: () => void cancel({ variables: { id } }), cancelling: loading, error };
}
