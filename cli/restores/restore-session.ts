import type { KnownRestoreFragment } from '../../client/__generated__/graphql.ts';
import type { RestoreApi } from '../../client/restores/restore-api.ts';
import type { Progress } from '../progress.ts';

/** The API, the output and the answers that every task of `npm run restore` uses, for one signed-in person. */
export interface RestoreSession {
  readonly api: RestoreApi;
  /** Aborted when the person wants to leave. */
  readonly signal: AbortSignal;
  readonly progress: Progress;
  /** Prints a line of the result. */
  readonly say: (line: string) => void;
  /** Prints a line beside the result: a question, a problem, how to go on. */
  readonly tell: (line: string) => void;
  /** Notes the latest state for `--json`. */
  readonly report: (
    result: { readonly restore: KnownRestoreFragment } | { readonly restores: readonly KnownRestoreFragment[] },
  ) => void;
  /** Asks nothing. */
  readonly yes: boolean;
  readonly command: (flag: '--undo' | '--go-on', id: string) => string;
  readonly sentenceOf: (error: unknown) => string;
  /** Notes the restore that goes on when the process ends now; undefined when none does. */
  readonly setAtWork: (id: string | undefined) => void;
}
