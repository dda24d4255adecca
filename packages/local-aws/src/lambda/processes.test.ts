import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../auth/testing/gate-fixture.ts';
import { eventually } from '../http/testing/eventually.ts';
import { isAlive, startFixture } from './testing/lambda-fixture.ts';

/** Returns when `together` runs of it are running at the same time. */
const meets = `
import { readdirSync, writeFileSync } from 'node:fs';
export const handler = async ({ folder, id, together }) => {
  writeFileSync(folder + '/' + id, '');
  while (readdirSync(folder).length < together) await new Promise((resolve) => setTimeout(resolve, 5));
  return process.pid;
};`;
const hangs = `
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
export const handler = ({ file }) => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)']);
  writeFileSync(file, process.pid + ' ' + child.pid);
  return new Promise(() => undefined);
};`;
const folder = () => mkdtempSync(join(tmpdir(), 'runs-'));

describe('concurrent runs', () => {
  it('have one process each, which later runs reuse', async () => {
    const { invoke, lambda } = await startFixture({ functions: { meets: { code: meets } } });
    const event = { folder: folder(), together: 3 };
    const runs = await Promise.all([1, 2, 3].map((id) => invoke('meets', { ...event, id })));
    const pids = runs.map(({ result }) => result);
    expect(new Set(pids).size).toBe(3);
    expect(pids).toContain((await invoke('meets', { ...event, id: 4 })).result);
    expect([...lambda.pids('meets')].sort()).toEqual([...pids].sort());
    await lambda.close();
  });

  it('wait for a process when there are more than ten', async () => {
    const { invoke, lambda } = await startFixture({ functions: { meets: { code: meets } } });
    const event = { folder: folder(), together: 10 };
    const runs = await Promise.all(Array.from({ length: 13 }, (_, id) => invoke('meets', { ...event, id })));
    expect(runs.every(({ functionError }) => functionError === undefined)).toBe(true);
    expect(new Set(runs.map(({ result }) => result)).size).toBe(10);
    await lambda.close();
  });

  it('are throttled beyond the reserved concurrency', async () => {
    const { invoke, lambda } = await startFixture({ functions: { meets: { code: meets, reservedConcurrency: 1 } } });
    const event = { folder: folder(), together: 2 };
    const first = invoke('meets', { ...event, id: 1 });
    await eventually(() => readdirSync(event.folder).length).toBe(1);
    expect(await refusalOf(invoke('meets', { ...event, id: 2 }))).toMatchObject({
      name: 'TooManyRequestsException',
      status: 429,
    });
    // The second run never started. Its file is made here, and so the first run ends.
    writeFileSync(join(event.folder, '2'), '');
    expect((await first).functionError).toBeUndefined();
    expect((await invoke('meets', { ...event, id: 3 })).functionError).toBeUndefined();
    await lambda.close();
  });
});

describe('no process stays behind', () => {
  it('when the host closes in the middle of a run, including children of the function', async () => {
    const { invoke, lambda } = await startFixture({ functions: { hangs: { code: hangs } } });
    const file = join(folder(), 'pids');
    const run = invoke('hangs', { file });
    await eventually(() => pidsIn(file)).toHaveLength(2);
    const pids = pidsIn(file);
    const idle = await startFixture({ functions: { idle: { code: 'export const handler = () => process.pid;' } } });
    pids.push((await idle.invoke('idle')).result as number);
    await Promise.all([lambda.close(), idle.lambda.close()]);
    await eventually(() => pids.filter(isAlive)).toEqual([]);
    expect((await run).result).toMatchObject({ errorType: 'Runtime.ExitError' });
  });

  it('when the host is killed', async () => {
    const file = join(folder(), 'pids');
    const host = spawn(
      process.execPath,
      [join(import.meta.dirname, 'testing/host-with-one-event.ts'), folder(), hangs, file],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const [line] = await linesOf(host.stdout, 1);
    expect(line).toBe('accepted');
    await eventually(() => pidsIn(file)).toHaveLength(2);
    host.kill('SIGKILL');
    await eventually(() => pidsIn(file).filter(isAlive)).toEqual([]);
  });
});

function pidsIn(file: string): number[] {
  try {
    return readFileSync(file, 'utf8').split(' ').map(Number);
  } catch {
    return [];
  }
}

async function linesOf(stream: NodeJS.ReadableStream, count: number): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of createInterface(stream)) {
    lines.push(line);
    if (lines.length === count) break;
  }
  return lines;
}

describe('log lines', () => {
  const code = `
    export const handler = async () => {
      console.log('a text', { with: 'more' });
      console.info({ step: 'object', value: 7 });
      console.error(new RangeError('an error'));
      console.warn('with an error', new TypeError('inside'));
      const ring = { name: 'ring' }; ring.ring = ring;
      console.debug(ring);
      process.stdout.write('{"raw":"家計簿\\u2028"}\\n');
      process.stdout.write('without an end');
    };`;

  it('are JSON in Lambda’s format, between those of the platform', async () => {
    const { invoke, lambda, logOf } = await startFixture({ functions: { talks: { code } } });
    await invoke('talks');
    await lambda.close();
    const lines = logOf('talks');
    expect(lines.pop()).toBe('without an end');
    const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    const [start] = entries;
    const { requestId } = (start as { record: { requestId: string } }).record;
    expect(start).toMatchObject({ type: 'platform.start', record: { version: '$LATEST' } });
    const stamped = { timestamp: expect.stringMatching(/^\d{4}-.*Z$/) as string, requestId };
    expect(entries.slice(1).filter(({ type }) => type === undefined)).toEqual([
      { ...stamped, level: 'INFO', message: "a text { with: 'more' }" },
      { ...stamped, level: 'INFO', message: { step: 'object', value: 7 } },
      {
        ...stamped,
        level: 'ERROR',
        message: { errorType: 'RangeError', errorMessage: 'an error', stackTrace: expect.any(Array) as string[] },
      },
      {
        ...stamped,
        level: 'WARN',
        message: expect.stringContaining('with an error TypeError: inside') as string,
        errorType: 'TypeError',
        errorMessage: 'inside',
        stackTrace: expect.any(Array) as string[],
      },
      { ...stamped, level: 'DEBUG', message: expect.stringContaining("name: 'ring'") as string },
      { raw: '家計簿\u2028' },
    ]);
    expect(entries.find(({ type }) => type === 'platform.report')).toMatchObject({
      record: { requestId, status: 'success', metrics: { memorySizeMB: 128 } },
    });
  });

  it('of concurrent runs do not mix', async () => {
    const { invoke, lambda, logOf } = await startFixture({
      functions: {
        talks: {
          code: `export const handler = ({ run }) => { for (let n = 0; n < 200; n += 1) console.log({ run, n, filler: '帳'.repeat(5000) }); };`,
        },
      },
    });
    await Promise.all([1, 2, 3].map((run) => invoke('talks', { run })));
    await lambda.close();
    const messages = logOf('talks').flatMap(
      (line) => (JSON.parse(line) as { message?: { run: number; n: number; filler: string } }).message ?? [],
    );
    expect(messages).toHaveLength(600);
    expect(messages.filter(({ filler }) => filler !== '帳'.repeat(5000))).toEqual([]);
    for (const run of [1, 2, 3])
      expect(messages.filter((message) => message.run === run).map(({ n }) => n)).toEqual(
        Array.from({ length: 200 }, (_, n) => n),
      );
  });
});
