import type { DownloadState } from '../downloads/downloads.ts';
import { ApiNotice } from '../shell/ApiNotice.tsx';
import { Notice } from '../shell/Notice.tsx';
import { useLanguage } from '../words/Language.tsx';

/** The reason why a download did not start. Empty when there is no problem. */
export function DownloadProblem({ state }: { readonly state: DownloadState }) {
  const { problems } = useLanguage().words.download;
  switch (state.kind) {
    case 'gone':
      return <Notice problem={problems.LinkGone} />;
    case 'refused':
      return <Notice key={state.problem} problem={problems[state.problem]} />;
    case 'failed':
      return <ApiNotice error={state.error} />;
    default:
      return null;
  }
}
