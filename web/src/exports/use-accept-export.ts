import { useMutation } from '@apollo/client/react';
import { readFragment } from '../../../client/__generated__/fragment-masking.ts';
import { AcceptExport, KnownExport } from '../../../client/exports/documents.ts';
import { announce } from '../shell/announce.ts';
import { useLanguage } from '../words/Language.tsx';
import { useExports } from './Exports.tsx';

/** The person confirms that a copy with fewer records is right. */
export function useAcceptExport(id: string): {
  readonly accept: () => void;
  readonly accepting: boolean;
  readonly error: unknown;
} {
  const { store } = useExports();
  const { words } = useLanguage();
  const [accept, { loading, error }] = useMutation(AcceptExport, {
    fetchPolicy: 'no-cache',
    onCompleted(data) {
      const answer = readFragment(KnownExport, data.acceptExport);
      if (answer) store.take(answer);
      announce(words.fewer.accepted);
    },
    onError: () => void store.refresh(),
  });
  return { accept: () => void accept({ variables: { id } }), accepting: loading, error };
}
