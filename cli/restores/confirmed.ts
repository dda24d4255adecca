import { askYes } from './ask-yes.ts';
import type { RestoreSession } from './restore-session.ts';

/** True when the person wants it. Says that nothing was done when not. */
export async function confirmed(
  { yes, signal, tell }: Pick<RestoreSession, 'yes' | 'signal' | 'tell'>,
  question: string,
): Promise<boolean> {
  if (yes) return true;
  const answer = await askYes(question, { input: process.stdin, output: process.stderr, signal });
  if (!answer) tell('Nothing was written.');
  return answer;
}
