import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Trial, Verdict } from './test-runner.ts';

/**
 * `too slow` counts as noticed, because the change never ends and so a test of it would not end either. `ended` says
 * nothing of the mutant: the process ended before it had a verdict, for want of memory for instance.
 */
export type Outcome = Verdict | 'too slow' | 'ended';

/** A test process in a sandbox. It is replaced when a mutant makes it hang. */
export class TrialProcess {
  readonly #folder: string;
  #child: Promise<ChildProcess> | undefined;
  /** Also the id of the process group. */
  #pid: number | undefined;

  /** @param folder of the sandbox. Temporary files of the tests are put there too, so that they go with it. */
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

  /** Ends the process and the processes that it started, which are in the same process group. */
  async stop(): Promise<void> {
    const starting = this.#child;
    this.#child = undefined;
    const child = await starting;
    if (child === undefined || this.#pid === undefined) return;
    const ended = once(child, 'exit');
    this.kill();
    await ended;
  }

  /** The same without waiting until they have ended, for a program that is about to end. */
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
    // The next trial starts another.
    child.once('exit', () => (this.#child = this.#pid = undefined));
    await new Promise<void>((resolve, reject) => {
      child.once('message', () => resolve());
      child.once('exit', (code) => reject(new Error(`The runner of tests did not start (exit code ${String(code)}).`)));
    });
    return child;
  }
}
