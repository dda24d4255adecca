import { useQuery } from '@apollo/client/react';
import { graphql } from '../../../client/__generated__/gql.ts';
import type { LedgerNames } from './ledger-names.ts';
import { ledgerNames } from './ledger-names.ts';

const MasterNamesQuery = graphql(`
  query MasterNames {
    kinds { code name }
    methods { code name }
  }
`);

/** The household's own names. Undefined until they are known: the app's names are not shown in their place and then exchanged. */
export function useLedgerNames(): LedgerNames | undefined {
  const { data, error } = useQuery(MasterNamesQuery);
  return data ? ledgerNames(data) : error && ledgerNames(undefined);
}
