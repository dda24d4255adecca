import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { apiProblemOf, serverMessageOf } from '../apollo/api-problem.ts';
import { useLanguage } from '../words/Language.tsx';
import { Notice } from './Notice.tsx';

interface Props {
  /** What a query or mutation threw. */
  readonly error: unknown;
  readonly children?: ReactNode;
}

/** A request that failed, in the page's words; the server's own stand below. */
export function ApiNotice({ error, children }: Props) {
  const { words } = useLanguage();
  const problem = apiProblemOf(error);
  const message = serverMessageOf(error);
  useEffect(() => {
    // The page has no better word for it; the console has.
    if (problem === 'Internal') console.error(error);
  }, [problem, error]);
  return (
    <Notice trouble={words.request.problems[problem]} smallPrint={message === undefined ? undefined : words.request.serverSays(message)}>
      {children}
    </Notice>
  );
}
