import type { ReadStream } from 'node:tty';
import { SecretLine } from './secret-line.ts';

/** The terminal, or the input that replaces it. */
export type Input = Pick<ReadStream, 'on' | 'off' | 'pause' | 'resume' | 'unshift'> &
  Partial<Pick<ReadStream, 'isTTY' | 'setRawMode'>>;

interface Options {
  readonly prompt: string;
  readonly input: Input;
  readonly output: { write(text: string): unknown };
  readonly signal: AbortSignal;
  /** Called at Ctrl-C: in raw mode the terminal sends a character for Ctrl-C, and no signal. */
  readonly interrupt: () => void;
}

/**
 * Asks for a line and shows nothing of it, so that a bystander cannot read it. From a pipe or a file the first line is
 * taken. Resolves with undefined when the input ends before a line. Rejects with the signal's reason.
 */
export function readSecret({ prompt, input, output, signal, interrupt }: Options): Promise<string | undefined> {
  const isTerminal = input.isTTY === true && input.setRawMode !== undefined;
  return new Promise<string | undefined>((resolve, reject) => {
    const line = new SecretLine({ editable: isTerminal });
    const settle = (act: () => void) => {
      for (const [name, listener] of Object.entries(listeners)) input.off(name, listener);
      signal.removeEventListener('abort', abort);
      if (isTerminal) input.setRawMode?.(false);
      input.pause();
      output.write('\n');
      act();
    };
    const abort = () => settle(() => reject(signal.reason as Error));
    const listeners = {
      data: (chunk: Buffer) => {
        const ended = line.take(chunk);
        if (ended === 'interrupt') interrupt();
        else if (ended !== undefined) {
          settle(() => {
            // The next line may be the answer to the next question.
            if (ended.rest.length > 0) input.unshift(ended.rest);
            resolve(ended.text);
          });
        }
      },
      end: () => settle(() => resolve(line.text() === '' ? undefined : line.text())),
      error: (error: Error) => settle(() => reject(error)),
    };
    for (const [name, listener] of Object.entries(listeners)) input.on(name, listener);
    signal.addEventListener('abort', abort, { once: true });
    // Set before the question, because early keystrokes must not be shown either.
    if (isTerminal) input.setRawMode?.(true);
    output.write(prompt);
    input.resume();
    if (signal.aborted) abort();
  });
}
