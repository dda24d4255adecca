import { useMutation } from '@apollo/client/react';
import { apiProblemOf } from '../../../client/apollo/api-problem.ts';
import { DeleteExport } from '../../../client/exports/documents.ts';
import { useExports } from './Exports.tsx';

/**
 * Deletes one ended export, its file first. An export that is already gone counts as success. `onRemoved` is called
 * then, while the export's row is still shown.
 */
export function useDeleteExport(
  id: string,
  onRemoved: () => void,
): { readonly remove: () => void; readonly removing: boolean; readonly error: unknown } {
  const { store } = useExports();
  const gone = () => {
    onRemoved();
    store.remove(id);
  };
  const [remove, { loading, error }] = useMutation(DeleteExport, {
    fetchPolicy: 'no-cache',
    onCompleted: gone,
    onError(problem) {
      if (apiProblemOf(problem) === 'NotFound') gone();
      else void store.refresh();
    },
  });
  return { remove: () => void remove({ variables: { id } }), removing: loading, error };
}
