import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Trial, Verdict } from './test-runner.ts';

/**
 * `too slow` counts as noticed, because a change that never ends would also stop a test run. `ended` has no meaning for
 * the mutant: the process ended before its verdict, for example for lack of memory.
 */
export type Outcome = Verdict | 'too slow' | 'ended';

/** A test process in a sandbox. It is replaced when a mutant makes it hang. */
export class TrialProcess {
  readonly #folder: string;
  #child: Promise<ChildProcess> | undefined;
  /** The id of the process and of its group. */
  #pid: number | undefined;

  /** @param folder the sandbox. Temporary files of the tests are also there, so that they are removed with it. */
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
    const onExit = () => answered.resolve('ended');
    child.on('message', onMessage).on('exit', onExit);
    const timer = setTimeout(() => {
      child.off('exit', onExit);
      this.stop().then(() => answered.resolve('too slow'), answered.reject);
    }, mostMs);
    try {
      child.send(trial, (error) => error && answered.resolve('ended'));
      return await answered.promise;
    } finally {
      clearTimeout(timer);
      child.off('message', onMessage).off('exit', onExit);
    }
  }

  /** Ends the process and its children, which are in the same process group. */
  async stop(): Promise<void> {
    const starting = this.#child;
    this.#child = undefined;
    const child = await starting;
    if (child === undefined || this.#pid === undefined) return;
    const ended = once(child, 'exit');
    this.kill();
    await ended;
  }

  /** The same without waiting for the end, for a program that is about to end. */
  kill(): void {
    if (this.#pid !== undefined) process.kill(-this.#pid, 'SIGKILL');
  }

  async #start(): Promise<ChildProcess> {
    const temporary = join(this.#folder, 'mha-');
    mkdirSync(temporary, { recursive: true });
    const child = fork(join(this.#folder, 'test/mutation/test-runner.ts'), {
      cwd: this.#folder,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, TMPDIR: temporary },
      detached: true,
    });
    this.#pid = child.pid;
    // The next trial starts another process.
    child.once('exit', () => (this.#child = this.#pid = undefined));
    await new Promise<void>((resolve, reject) => {
      child.once('message', () => resolve());
      child.once('exit', (code) => reject(new Error(`The runner of tests did not start (exit code ${String(code)}).`)));
    });
    return child;
  }
}
