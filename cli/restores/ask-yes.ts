import { createInterface } from 'node:readline';
import type { ReadStream } from 'node:tty';
import { Refused } from '../refused.ts';

/** Refuses a command that would have to ask where nobody can answer. */
export function requireSomebodyToAsk(yes: boolean, input: Pick<ReadStream, 'isTTY'>): void {
  if (!yes && !input.isTTY)
    throw new Refused('There is no terminal to ask at. Add --yes to go ahead without a question. Nothing was done.');
}

/** Asks a question that only the word `yes` answers with true. Rejects with the signal's reason. */
export function askYes(
  question: string,
  {
    input,
    output,
    signal,
  }: {
    readonly input: NodeJS.ReadableStream;
    readonly output: { write(text: string): unknown };
    readonly signal: AbortSignal;
  },
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    // The terminal itself edits the line, and sends Ctrl-C as a signal.
    const lines = createInterface({ input, terminal: false });
    const end = (act: () => void) => {
      signal.removeEventListener('abort', abort);
      lines.removeListener('close', closed);
      lines.close();
      act();
    };
    const abort = () => {
      output.write('\n');
      end(() => reject(signal.reason as Error));
    };
    const closed = () => end(() => resolve(false));
    lines.once('line', (line) => end(() => resolve(line.trim().toLowerCase() === 'yes')));
    lines.once('close', closed);
    signal.addEventListener('abort', abort, { once: true });
    output.write(`${question} Type yes: `);
    if (signal.aborted) abort();
  });
}
