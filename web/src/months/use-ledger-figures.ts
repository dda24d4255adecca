import { useQuery } from '@apollo/client/react';
import { useEffect, useRef } from 'react';
import { useReach } from '../connection/Connection.tsx';
import { usePlace } from '../places/use-place.ts';
import type { LedgerFigures } from './ledger-figures.ts';
import { LedgerMonthsQuery } from './ledger-months-query.ts';

export interface LoadedFigures {
  /** Undefined until they are known. */
  readonly ledger: LedgerFigures | undefined;
  readonly hasFailed: boolean;
  readonly again: () => void;
}

/**
 * The whole ledger by month, asked for once in a visit. Asked again when the person comes back from the place where
 * records are put back, and when the server that could not be reached answers again.
 */
export function useLedgerFigures(): LoadedFigures {
  const { data, error, refetch } = useQuery(LedgerMonthsQuery);
  const reach = useReach();
  const place = usePlace();
  const shownPlace = useRef(place);
  const hasFailed = error !== undefined;

  function again(): void {
    // What fails again is shown again.
    refetch().catch(() => undefined);
  }
  useEffect(() => {
    if (hasFailed && reach === 'reached') again();
    // Only when the server answers again.
  }, [reach]);
  useEffect(() => {
    if (place === 'copies' && shownPlace.current === 'restore') again();
    shownPlace.current = place;
  }, [place]);
  return { ledger: data?.ledgerMonths ?? undefined, hasFailed, again };
}
