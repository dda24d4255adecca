import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

const root = join(import.meta.dirname, '..');

/** A program of this project in a separate process. */
export interface RunningProgram {
  readonly process: ChildProcess;
  /** The whole output so far. */
  readonly output: () => string;
  readonly stdout: () => string;
  /** Resolves when the output has a match. Rejects with the whole output when the program ends before that. */
  readonly untilOutput: (pattern: RegExp) => Promise<void>;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
}

export function runProgram(
  script: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): RunningProgram {
  return watched(
    spawn(process.execPath, [join(root, script), ...args], {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
}

/** `npx --no myhome-account …`, as a person types it. */
export function runCommandLine(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): RunningProgram {
  return watched(
    spawn('npx', ['--no', 'myhome-account', ...args], {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
}

/**
 * The same in a separate terminal, as a command of the shell. `type` sends keys to it, and Ctrl-C is `\u0003`. Needs
 * `script` (util-linux).
 */
export function runInTerminal(
  command: string,
  environment: Readonly<Record<string, string>> = {},
): RunningProgram & { readonly type: (keys: string) => void } {
  const child = spawn('script', ['--quiet', '--return', '--flush', '--command', command, '/dev/null'], {
    cwd: root,
    env: { ...process.env, ...environment, SHELL: '/bin/sh' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  return { ...watched(child), type: (keys) => void child.stdin.write(keys) };
}

function watched(child: ChildProcess & { readonly stdout: Readable; readonly stderr: Readable }): RunningProgram {
  let output = '';
  let stdout = '';
  const listeners = new Set<() => void>();
  const hear = (chunk: Buffer) => {
    output += chunk.toString('utf8');
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString('utf8');
    hear(chunk);
  });
  child.stderr.on('data', hear);
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) =>
    child.once('close', (code, signal) => resolve({ code, signal })),
  );
  return {
    process: child,
    output: () => output,
    stdout: () => stdout,
    ended,
    untilOutput: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!pattern.test(output)) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        look();
        void ended.then(() =>
          reject(new Error(`The program ended without the output ${String(pattern)}. Its output:\n${output}`)),
        );
      }),
  };
}
