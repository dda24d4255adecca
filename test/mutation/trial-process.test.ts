import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TrialProcess } from './trial-process.ts';

const trial = { file: 'a.ts', text: 'mutated', original: '' };
let folder: string;
let runner: TrialProcess;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trial-'));
  runner = new TrialProcess(folder);
});
afterEach(async () => {
  await runner.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a process of trials', () => {
  it('returns the verdict', async () => {
    runs("process.on('message', () => process.send({ verdict: 'survived' }));");
    expect(await runner.run(trial, 20_000)).toBe('survived');
  });

  it('returns no verdict when it ends early, and is replaced', async () => {
    runs(
      "process.on('message', ({ text }) => text === 'mutated' ? process.exit(9) : process.send({ verdict: 'killed' }));",
    );
    expect(await runner.run(trial, 20_000)).toBe('ended');
    expect(await runner.run({ ...trial, text: 'other' }, 20_000)).toBe('killed');
  });

  it('is too slow when it never responds, and is replaced', async () => {
    runs("process.on('message', ({ text }) => { while (text === 'mutated'); process.send({ verdict: 'killed' }); });");
    expect(await runner.run(trial, 50)).toBe('too slow');
    expect(await runner.run({ ...trial, text: 'other' }, 20_000)).toBe('killed');
  });

  it('ends with its child processes', async () => {
    runs(`
      import { spawn } from 'node:child_process';
      import { writeFileSync } from 'node:fs';
      const { pid } = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1_000)']);
      writeFileSync('pids', process.pid + ' ' + pid);
      process.on('message', () => process.send({ verdict: 'killed' }));`);
    await runner.run(trial, 20_000);
    const pids = readFileSync(join(folder, 'pids'), 'utf8').split(' ').map(Number);
    expect(pids.map(isAlive)).toEqual([true, true]);
    runner.kill();
    await vi.waitUntil(() => !pids.some(isAlive), { timeout: 10_000 });
  });

  it('has its temporary files in its folder', async () => {
    runs("import { tmpdir } from 'node:os'; process.on('message', () => process.send({ verdict: tmpdir() }));");
    expect(await runner.run(trial, 20_000)).toContain(folder);
  });
});

function runs(script: string): void {
  mkdirSync(join(folder, 'test/mutation'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'test/mutation/test-runner.ts'), `${script}\nprocess.send({ ready: true });\n`);
}

/** True when a process is running. False for a zombie process. */
function isAlive(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${String(pid)}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
