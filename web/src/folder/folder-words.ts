import type { FolderProblem } from './folder-problem.ts';

/** The texts about the folder into which copies are saved. */
export interface FolderWords {
  readonly choose: string;
  /** What will happen, in place of the sentence about the download. */
  readonly willSave: (folder: string) => string;
  readonly another: string;
  readonly giveUp: string;
  readonly chosen: (folder: string) => string;
  readonly givenUp: string;
  /** The browser did not open its picker. */
  readonly notOpened: string;
  readonly saving: string;
  readonly saved: (folder: string) => string;
  /** The file is whole, and the service did not hear of it. */
  readonly savedUnconfirmed: (folder: string) => string;
  /** Why it is not in the folder. */
  readonly problems: Readonly<Record<FolderProblem, (folder: string) => string>>;
}
