import { useEffect, useSyncExternalStore } from 'react';
import { readFragment } from '../../../client/__generated__/fragment-masking.ts';
import type { KnownExportFragment } from '../../../client/__generated__/graphql.ts';
import { hasEnded } from '../../../client/exports/known-exports.ts';
import { useLanguage } from '../words/Language.tsx';
import { overallFraction, percentOf } from './overall-fraction.ts';
import { ProgressFields } from './Progress.tsx';

/**
 * Shows the progress of the newest unfinished export in the window's title, and that the newest is ready while the
 * person looks at another window.
 */
export function useTitleNews(newestFirst: readonly KnownExportFragment[]): void {
  const { words } = useLanguage();
  const isHidden = useSyncExternalStore(listen, () => document.visibilityState === 'hidden');
  const going = newestFirst.find(({ status }) => !hasEnded(status));
  const progress = going && readFragment(ProgressFields, going).progress;
  const news = going
    ? progress
      ? words.progress.percent(String(percentOf(overallFraction(progress))))
      : words.progress.requested
    : isHidden && newestFirst[0]?.status === 'READY'
      ? words.outcome.ready
      : undefined;
  useEffect(() => {
    document.title = news === undefined ? words.title : words.titleWith(news);
    return () => {
      document.title = words.title;
    };
  }, [words, news]);
}

function listen(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}
