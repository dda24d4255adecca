import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { readFragment } from '../../../client/__generated__/fragment-masking.ts';
import { CopyMonthsQuery } from '../../../client/exports/copy-months.ts';
import { CopyFactsFields } from '../exports/CopyFacts.tsx';
import { useExports } from '../exports/Exports.tsx';
import { shownStatus } from '../exports/use-shown-status.ts';
import { copiesForMarks } from './copies-for-marks.ts';
import type { MarkedCopy } from './month-marks.ts';
import type { CopiedMonth } from './same-month.ts';

/** The copies that the service keeps and the strip needs for its marks, with what they hold. Undefined until the copies are known. */
export function useKeptCopies(months: readonly string[]): readonly MarkedCopy[] | undefined {
  const client = useApolloClient();
  const { snapshot } = useExports();
  const [held, setHeld] = useState<ReadonlyMap<string, readonly CopiedMonth[] | null>>(new Map());
  const kept = snapshot.known.list
    .map((one) => readFragment(CopyFactsFields, one))
    .filter((one) => shownStatus(one, Date.now()) === 'READY');
  const needed = copiesForMarks(months, kept);
  const ids = needed.map(({ id }) => id).join(' ');
  useEffect(() => {
    let isWanted = true;
    for (const id of ids.split(' ').filter((one) => one !== '')) {
      client.query({ query: CopyMonthsQuery, variables: { id } }).then(
        ({ data }) => {
          if (isWanted) setHeld((before) => new Map([...before, [id, data?.copyMonths ?? null]]));
        },
        // Without an answer the copy says nothing of any month. The shelf below shows that the server does not answer.
        () => undefined,
      );
    }
    return () => void (isWanted = false);
  }, [client, ids]);
  if (!snapshot.loaded) return undefined;
  return needed.map(({ id, from, to, requestedAt }) => ({ from, to, requestedAt, months: held.get(id) ?? null }));
}
