import { askYes } from './ask-yes.ts';
import type { RestoreSession } from './restore-session.ts';

/** True when the person wants it. Says that nothing was written when not, also when the question was left by Ctrl-C. */
export async function confirmed(
  { yes, signal, tell }: Pick<RestoreSession, 'yes' | 'signal' | 'tell'>,
  question: string,
): Promise<boolean> {
  if (yes) return true;
  let answer = false;
  try {
    answer = await askYes(question, { input: process.stdin, output: process.stderr, signal });
  } finally {
    // Also a person who leaves by Ctrl-C wants to know.
    if (!answer) tell('Nothing was written.');
  }
  return answer;
}
