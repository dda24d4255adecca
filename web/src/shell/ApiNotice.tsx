import type { ReactNode } from 'react';
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
  const message = serverMessageOf(error);
  return (
    <Notice trouble={words.request.problems[apiProblemOf(error)]} smallPrint={message === undefined ? undefined : words.request.serverSays(message)}>
      {children}
    </Notice>
  );
}
