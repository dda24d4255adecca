import type { Formats } from '../formats.ts';
import type { ProblemWords, ViewerWords } from '../words/viewer-words.ts';
import type { ReaderNews } from './reader-messages.ts';

/** A problem in whichever language is spoken when it is shown. */
export type SpokenProblem = (words: ViewerWords, formats: Formats) => ProblemWords;

/** What ended a reading. */
export type ReadingProblem = Extract<ReaderNews, { readonly kind: 'problem' | 'unexpected' }>;

export const spokenProblem =
  (news: ReadingProblem): SpokenProblem =>
  (words) =>
    news.kind === 'problem' ? words.problem(news.problem) : words.unexpected(news.message);
