import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { operatorKeys, region } from '../auth/testing/gate-fixture.ts';
import { fillableDisks } from '../files/testing/fillable-disk.ts';
import { eventually } from '../http/testing/eventually.ts';
import { invokeWith } from './testing/lambda-fixture.ts';

describe.each(fillableDisks())('a full disk (%s)', (_, make) => {
  it('causes refusals of events, leaves synchronous invocations, and logging resumes when there is space', async () => {
    const disk = make();
    const child = spawn(process.execPath, [join(import.meta.dirname, 'testing/lambda-child.ts'), disk.dir], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    try {
      const endpoint = (await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next()).value ?? '';
      const client = new LambdaClient({ endpoint, region, maxAttempts: 1, credentials: operatorKeys });
      const events = () => readdirSync(join(disk.dir, 'lambda', 'events'));
      const log = join(disk.dir, 'logs', 'aws-lambda-hello.log');
      disk.fill(child.pid ?? 0);
      const refused: unknown = await invokeWith(client, 'hello', { said: 'refused' }, 'Event').catch(
        (error: unknown) => error,
      );
      expect(refused).toMatchObject({
        name: 'ServiceException',
        $metadata: { httpStatusCode: 500 },
        message: expect.stringMatching(/^The local host cannot write to .*lambda\/events: .* MB are free\./) as unknown,
      });
      expect(events()).toEqual([]);
      expect((await invokeWith(client, 'hello', { said: 'x'.repeat(10_000) })).result).toEqual({
        said: 'x'.repeat(10_000),
      });
      disk.makeRoom(child.pid ?? 0);
      expect((await invokeWith(client, 'hello', { said: 'accepted' }, 'Event')).status).toBe(202);
      await eventually(() => existsSync(log) && readFileSync(log, 'utf8').includes('accepted')).toBe(true);
      await eventually(events).toEqual([]);
    } finally {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
      disk.remove();
    }
  });
});
