import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Period } from '../../../ledger/period.ts';
import type { Days } from '../period/days.ts';
import { sameDays } from '../period/days.ts';
import type { Cell } from '../state/cell.ts';
import { createCell } from '../state/cell.ts';
import { LedgerMonthsQuery } from './ledger-months-query.ts';
import type { NewestQuestion } from './newest-question.ts';
import { createNewestQuestion } from './newest-question.ts';
import type { Sum } from './sum-months.ts';
import { sumOf, sumOfAnswer } from './sum-months.ts';
import type { LoadedFigures } from './use-ledger-figures.ts';

/** The figures of a choice, as far as they are known. */
export type SumState =
  | { readonly kind: 'counting' }
  | { readonly kind: 'known'; readonly sum: Sum }
  | { readonly kind: 'failed'; readonly again: () => void };

/**
 * The figures of the chosen days. Whole months are summed here, from the months of the ledger. Only a choice with a part
 * of a month is a question to the server.
 */
export function useSum(days: Days, { ledger, hasFailed, again }: LoadedFigures): SumState {
  const client = useApolloClient();
  const [{ answered, question }] = useState(() => createQuestion(client));
  const answer = useSyncExternalStore(answered.listen, answered.get);
  const summed = ledger && sumOf(days, ledger);
  const asked = ledger && !summed && days !== 'everything' ? days : undefined;
  const { from, to } = asked ?? {};
  const askAgain = () => question.put(asked);
  useEffect(() => {
    question.put(from === undefined || to === undefined ? undefined : { from, to });
    // A ledger that was counted again is asked again about its broken months.
  }, [question, from, to, ledger]);

  if (summed) return { kind: 'known', sum: summed };
  if (asked === undefined) return hasFailed && !ledger ? { kind: 'failed', again } : { kind: 'counting' };
  if (!answer || !sameDays(answer.days, asked)) return { kind: 'counting' };
  return answer.sum ? { kind: 'known', sum: answer.sum } : { kind: 'failed', again: askAgain };
}

interface Answer {
  readonly days: Period;
  /** Undefined when the server could not tell. */
  readonly sum: Sum | undefined;
}

function createQuestion(client: ApolloClient): {
  readonly answered: Cell<Answer | undefined>;
  readonly question: NewestQuestion<Period>;
} {
  const answered = createCell<Answer | undefined>(undefined);
  const question = createNewestQuestion<Period, Sum | undefined>({
    async ask(variables) {
      const { data } = await client.query({ query: LedgerMonthsQuery, variables, fetchPolicy: 'no-cache' });
      return data?.ledgerMonths ? sumOfAnswer(data.ledgerMonths) : undefined;
    },
    onAnswer: (days, sum) => answered.set({ days, sum }),
    onError: (days) => answered.set({ days, sum: undefined }),
  });
  return { answered, question };
}
