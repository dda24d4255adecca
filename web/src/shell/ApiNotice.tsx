import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { apiProblemOf } from '../apollo/api-problem.ts';
import { useLanguage } from '../words/Language.tsx';
import { Notice } from './Notice.tsx';

interface Props {
  /** What a query or mutation threw. */
  readonly error: unknown;
  readonly children?: ReactNode;
}

/** A request that failed, in the page's own words. What the server says is English and not for the person: the console has it. */
export function ApiNotice({ error, children }: Props) {
  const { words } = useLanguage();
  const problem = apiProblemOf(error);
  useEffect(() => {
    // What the page has a word for is no fault of the page.
    if (problem === 'Internal') console.error(error);
    else console.warn(error);
  }, [problem, error]);
  return (
    <Notice trouble={words.request.problems[problem]}>{children}</Notice>
  );
}
