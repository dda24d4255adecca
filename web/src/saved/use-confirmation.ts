import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { readFragment } from '../../../client/__generated__/fragment-masking.ts';
import { apiProblemOf } from '../../../client/apollo/api-problem.ts';
import { ConfirmCopy, KnownReceipt, ReceiptsPageQuery } from '../../../client/receipts/documents.ts';
import type { Chosen } from '../../copy/copy-files.ts';
import type { OpenedCopy } from '../../copy/opened-copy.ts';
import { hashFile } from '../files/hash-file.ts';
import { thisSystem } from './this-system.ts';

export type ConfirmationState =
  | { readonly kind: 'none' | 'unpacked' | 'hashing' }
  | { readonly kind: 'confirmed'; readonly confirmedAt: string }
  | { readonly kind: 'refused'; readonly why: Why };

/** OTHER: another file by its SHA-256. UNKNOWN: the service does not know the copy any more. FAILED: try again. */
export type Why = 'OTHER' | 'UNKNOWN' | 'FAILED';

/** Lets the service compare a whole zip with the copy it made. A damaged copy is not asked about. */
export function useConfirmation({ verdict, source, about }: OpenedCopy, chosen: readonly Chosen[]): ConfirmationState {
  const client = useApolloClient();
  const [state, setState] = useState<ConfirmationState>({ kind: 'none' });
  const file = source.kind === 'zip' ? chosen[0]?.file : undefined;
  const id = about.exportId;
  const isWhole = verdict === 'good';

  useEffect(() => {
    if (!isWhole) return undefined;
    if (!file) {
      setState({ kind: 'unpacked' });
      return undefined;
    }
    const leaving = new AbortController();
    const confirm = async () => {
      setState({ kind: 'hashing' });
      const sha256 = await hashFile(file, () => undefined, leaving.signal);
      const { data } = await client.mutate({
        mutation: ConfirmCopy,
        variables: { id, sha256, device: thisSystem() },
        refetchQueries: [ReceiptsPageQuery],
      });
      const receipt = readFragment(KnownReceipt, data?.confirmCopy);
      return receipt?.confirmedAt;
    };
    confirm().then(
      (confirmedAt) => {
        if (leaving.signal.aborted) return;
        setState(confirmedAt === undefined ? { kind: 'refused', why: 'FAILED' } : { kind: 'confirmed', confirmedAt });
      },
      (error: unknown) => {
        if (leaving.signal.aborted) return;
        console.warn(error);
        setState({ kind: 'refused', why: whyOf(error) });
      },
    );
    return () => leaving.abort(new Error('The person has left.'));
  }, [client, file, id, isWhole]);

  return state;
}

function whyOf(error: unknown): Why {
  const problem = apiProblemOf(error);
  if (problem === 'OtherFile') return 'OTHER';
  return problem === 'NotFound' || problem === 'NotReady' || problem === 'InvalidArgument' ? 'UNKNOWN' : 'FAILED';
}
