import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Trial, Verdict } from './test-runner.ts';

/** `too slow` counts as noticed, because the change never ends and so a test of it would not end either. */
export type Outcome = Verdict | 'too slow';

/** A test process in a sandbox. It is replaced when a mutant makes it hang. */
export class TrialProcess {
  readonly #folder: string;
  #child: Promise<ChildProcess> | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * @param mostMs the time after which the mutant counts as endless.
   */
  async run(trial: Trial, mostMs: number): Promise<Outcome> {
    this.#child ??= this.#start();
    const child = await this.#child;
    const answered = Promise.withResolvers<Outcome>();
    const onMessage = ({ verdict }: { verdict?: Verdict }) => {
      if (verdict !== undefined) answered.resolve(verdict);
    };
    // A mutant that eats all memory ends the process; the next trial starts another.
    const onExit = () => {
      this.#child = undefined;
      answered.resolve('too slow');
    };
    child.on('message', onMessage).on('exit', onExit);
    const timer = setTimeout(() => {
      child.off('exit', onExit);
      this.stop().then(() => answered.resolve('too slow'), answered.reject);
    }, mostMs);
    try {
      child.send(trial);
      return await answered.promise;
    } finally {
      clearTimeout(timer);
      child.off('message', onMessage).off('exit', onExit);
    }
  }

  /** Ends the process and the processes that it started, which are in the same process group. */
  async stop(): Promise<void> {
    const starting = this.#child;
    this.#child = undefined;
    const child = await starting;
    if (child?.pid === undefined || child.exitCode !== null) return;
    const ended = once(child, 'exit');
    process.kill(-child.pid, 'SIGKILL');
    await ended;
  }

  async #start(): Promise<ChildProcess> {
    const child = fork(join(this.#folder, 'test/mutation/test-runner.ts'), {
      cwd: this.#folder,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      detached: true,
    });
    await new Promise<void>((resolve, reject) => {
      child.once('message', () => resolve());
      child.once('exit', (code) => reject(new Error(`The runner of tests did not start (exit code ${String(code)}).`)));
    });
    return child;
  }
}
