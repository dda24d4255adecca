import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../http/testing/eventually.ts';
import type { LambdaFixture } from './testing/lambda-fixture.ts';
import { functionArn, invokeWith, isAlive, startFixture } from './testing/lambda-fixture.ts';

let fixture: LambdaFixture;
beforeAll(async () => {
  process.env['LEAKED_FROM_THE_HOST'] = 'secret';
  fixture = await startFixture({
    endpoints: { AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:1' },
    functions: {
      answers: { code: answers, environment: { TABLE: 'orders', EMPTY: '' }, runtime: 'nodejs22.x' },
      fails: { code: fails, timeoutSeconds: 0.3 },
      hungry: {
        code: 'export const handler = () => { const kept = []; while (kept.length < 40) kept.push(new Array(1e6).fill(1.5)); return "ate it all"; };',
        memoryMb: 40,
      },
      unloadable: { code: "throw new RangeError('not today');" },
      nameless: { code: 'export const other = 1;' },
      late: {
        code: 'await new Promise((resolve) => setTimeout(resolve, 600)); export const handler = () => "at last";',
        timeoutSeconds: 0.3,
      },
    },
  });
});
afterAll(async () => {
  Reflect.deleteProperty(process.env, 'LEAKED_FROM_THE_HOST');
  await fixture.lambda.close();
});

const answers = `
let runs = 0;
const kinds = {
  echo: (event) => event,
  nothing: () => undefined,
  context: (event, context) => ({ ...context, remaining: context.getRemainingTimeInMillis() }),
  environment: () => process.env,
  process: () => ({ pid: process.pid, runs, cwd: process.cwd(), home: (process.env.HOME), arguments: process.argv.slice(2) }),
  time: () => ({ now: Date.now(), made: new Date().getTime(), text: Date.parse(Date()), fixed: new Date(0).toISOString(), isDate: new Date() instanceof Date }),
  unprintable: () => () => 1,
};
export const handler = async (event, context) => { runs += 1; return kinds[event?.kind ?? 'echo'](event, context); };
`;

const fails = `
const kinds = {
  error: () => { const error = new TypeError('that is no date'); throw error; },
  text: () => { throw 'only a text'; },
  exit: ({ code }) => { console.log('before the end'); process.exit(code); },
  hang: () => new Promise((resolve) => setTimeout(resolve, 3600_000)),
  loop: () => { for (;;); },
  rejection: () => { process.on('exit', () => { const end = performance.now() + 200; while (performance.now() < end); }); Promise.reject(new Error('nobody waits')); return new Promise(() => setInterval(() => undefined, 1000)); },
  ring: () => { const ring = {}; ring.ring = ring; return ring; },
  disconnect: () => { process.disconnect(); return new Promise(() => setInterval(() => undefined, 1000)); },
  pid: () => process.pid,
};
export const handler = async (event) => kinds[event.kind](event);
`;

describe('a function', () => {
  it('receives the payload and returns its result', async () => {
    const payload = { memo: '昼ごはん "お弁当"\n🍱\u2028', value: 1e21, list: [null, true, { deep: [] }] };
    expect(await fixture.invoke('answers', payload)).toEqual({
      result: payload,
      functionError: undefined,
      status: 200,
    });
    expect((await fixture.invoke(functionArn('answers'), 'by its ARN')).result).toBe('by its ARN');
  });

  it('receives null without a payload, and returns null for a result without a JSON form', async () => {
    expect((await fixture.invoke('answers')).result).toBeNull();
    expect((await fixture.invoke('answers', { kind: 'nothing' })).result).toBeNull();
    expect((await fixture.invoke('answers', { kind: 'unprintable' })).result).toBeNull();
  });

  it('receives Lambda’s context', async () => {
    const { result } = await fixture.invoke('answers', { kind: 'context' });
    expect(result).toMatchObject({
      functionName: 'answers',
      functionVersion: '$LATEST',
      invokedFunctionArn: functionArn('answers'),
      memoryLimitInMB: '128',
      logGroupName: '/aws/lambda/answers',
    });
    expect((result as { awsRequestId: string }).awsRequestId).toMatch(/^[0-9a-f-]{36}$/);
    expect((result as { remaining: number }).remaining).toBeGreaterThan(10_000);
  });

  it('has the variables of the template and of Lambda, and none of the host’s', async () => {
    const { result } = await fixture.invoke('answers', { kind: 'environment' });
    const environment = result as Record<string, string>;
    expect(Object.keys(environment).sort()).toEqual([
      'AWS_ACCESS_KEY_ID',
      'AWS_DEFAULT_REGION',
      'AWS_ENDPOINT_URL_S3',
      'AWS_EXECUTION_ENV',
      'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
      'AWS_LAMBDA_FUNCTION_NAME',
      'AWS_LAMBDA_FUNCTION_VERSION',
      'AWS_LAMBDA_INITIALIZATION_TYPE',
      'AWS_LAMBDA_LOG_GROUP_NAME',
      'AWS_LAMBDA_LOG_STREAM_NAME',
      'AWS_REGION',
      'AWS_SECRET_ACCESS_KEY',
      'AWS_SESSION_TOKEN',
      'EMPTY',
      'HOME',
      'LAMBDA_TASK_ROOT',
      'LANG',
      'TABLE',
      'TZ',
      '_HANDLER',
    ]);
    expect(environment).toMatchObject({
      TABLE: 'orders',
      EMPTY: '',
      AWS_REGION: 'ap-northeast-1',
      _HANDLER: 'index.handler',
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
    });
    expect(environment['AWS_ACCESS_KEY_ID']).toMatch(/^ASIA/);
    expect(environment['HOME']).not.toBe(process.env['HOME']);
  });

  it('runs in the folder of its bundle', async () => {
    expect((await fixture.invoke('answers', { kind: 'process' })).result).toMatchObject({
      cwd: expect.stringMatching(/\/answers$/) as string,
      arguments: [],
    });
  });

  it('follows the host’s clock in both directions', async () => {
    fixture.clock.aheadMs = 7200_000;
    const client = fixture.clientWith({ maxAttempts: 3 });
    const ahead = (await invokeWith(client, 'answers', { kind: 'time' })).result as Record<
      'now' | 'made' | 'text',
      number
    >;
    for (const time of [ahead.now, ahead.made, ahead.text])
      expect(Math.abs(time - fixture.clock.nowMs())).toBeLessThan(5000);
    expect(ahead).toMatchObject({ fixed: '1970-01-01T00:00:00.000Z', isDate: true });
    fixture.clock.aheadMs = 0;
    const back = (await fixture.invoke('answers', { kind: 'time' })).result as { now: number };
    expect(Math.abs(back.now - Date.now())).toBeLessThan(5000);
  });
});

describe('a function that fails', () => {
  const failure = async (kind: string, more: object = {}) => {
    const { result, functionError, status } = await fixture.invoke('fails', { kind, ...more });
    expect({ functionError, status }).toEqual({ functionError: 'Unhandled', status: 200 });
    return result as { errorType: string; errorMessage: string; trace?: string[] };
  };
  const pidOfNext = async () => {
    const { result } = await fixture.invoke('fails', { kind: 'pid' });
    if (typeof result !== 'number') throw new Error(`Expected the next run to succeed, got ${JSON.stringify(result)}.`);
    return result;
  };

  it('returns the type, message and trace of an error, and handles the next event', async () => {
    const pid = await pidOfNext();
    const { errorType, errorMessage, trace } = await failure('error');
    expect({ errorType, errorMessage }).toEqual({ errorType: 'TypeError', errorMessage: 'that is no date' });
    expect(trace?.[0]).toBe('TypeError: that is no date');
    expect(await failure('text')).toMatchObject({ errorType: 'string', errorMessage: 'only a text' });
    expect(await failure('ring')).toMatchObject({ errorType: 'TypeError' });
    expect(await pidOfNext()).toBe(pid);
  });

  it.each([
    [
      'exit',
      { code: 3 },
      'Runtime.ExitError',
      /^RequestId: [0-9a-f-]{36} Error: Runtime exited with error: exit status 3$/,
    ],
    ['exit', { code: 0 }, 'Runtime.ExitError', /Error: Runtime exited without providing a reason$/],
    ['hang', {}, 'Sandbox.Timedout', /^RequestId: [0-9a-f-]{36} Error: Task timed out after 0\.30 seconds$/],
    ['loop', {}, 'Sandbox.Timedout', /Task timed out after 0\.30 seconds$/],
    ['rejection', {}, 'Runtime.UnhandledPromiseRejection', /^nobody waits$/],
    ['disconnect', {}, 'Runtime.ExitError', /signal: killed$/],
  ])(
    'returns the error of Lambda for %s %j, and the next run has a new process',
    async (kind, more, errorType, message) => {
      const pid = await pidOfNext();
      const failed = await failure(kind, more);
      expect(failed.errorType).toBe(errorType);
      expect(failed.errorMessage).toMatch(message);
      expect(await pidOfNext()).not.toBe(pid);
      await eventually(() => isAlive(pid)).toBe(false);
    },
  );

  it('returns an error after a kill -9', async () => {
    const pid = await pidOfNext();
    expect(fixture.lambda.pids('fails')).toEqual([pid]);
    const failed = failure('loop');
    process.kill(pid, 'SIGKILL');
    expect((await failed).errorMessage).toMatch(/Runtime exited with error: signal: killed$/);
  });

  it('loses at most the next run after a kill -9 while it is idle', async () => {
    process.kill(await pidOfNext(), 'SIGKILL');
    const { result } = await fixture.invoke('fails', { kind: 'pid' });
    if (typeof result !== 'number')
      expect(result).toMatchObject({
        errorType: 'Runtime.ExitError',
        errorMessage: expect.stringMatching(/signal: killed$/) as string,
      });
    await pidOfNext();
  });

  it('ends without harm to the host when it exceeds its memory', async () => {
    expect((await fixture.invoke('hungry')).result).toMatchObject({
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringMatching(/signal: aborted$/) as string,
    });
  });

  it('returns the reason at each run when it cannot be loaded', async () => {
    for (let attempt = 0; attempt < 2; attempt += 1) {
      expect(await fixture.invoke('unloadable')).toMatchObject({
        functionError: 'Unhandled',
        result: { errorType: 'RangeError', errorMessage: 'not today' },
      });
    }
    expect((await fixture.invoke('nameless')).result).toMatchObject({ errorType: 'Runtime.HandlerNotFound' });
  });

  it('has its timeout for its runs and not for its loading', async () => {
    expect((await fixture.invoke('late')).result).toBe('at last');
  });
});
