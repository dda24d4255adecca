import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createGateFixture } from '../auth/testing/gate-fixture.ts';
import type { Endpoint } from '../endpoint.ts';
import { onDisk } from '../files/disk-fault.ts';
import type { JsonOperation } from './handle-request.ts';
import { openJsonEndpoint } from './handle-request.ts';

const unsigned = { signed: {}, service: 'cognito-idp', gate: createGateFixture().gate } as const;

describe('the endpoint of AWS JSON 1.1', () => {
  const open: Endpoint[] = [];
  afterEach(async () => {
    for (const endpoint of open.splice(0)) await endpoint.close();
  });

  async function anEndpoint(
    operations: Readonly<Record<string, JsonOperation>> = { Echo: (input) => Promise.resolve({ input }) },
  ): Promise<Endpoint> {
    const endpoint = await openJsonEndpoint({
      port: 0,
      targetPrefix: 'Service',
      ...unsigned,
      operations,
      document: () => undefined,
    });
    open.push(endpoint);
    return endpoint;
  }

  function post(
    endpoint: Endpoint,
    body: string | Uint8Array,
    headers: Record<string, string> = { 'x-amz-target': 'Service.Echo' },
  ): Promise<Response> {
    return fetch(endpoint.url, { method: 'POST', headers, body: Buffer.from(body) });
  }

  it('returns the output of the operation with a request id, to any origin', async () => {
    const answer = await post(await anEndpoint(), '{"a":1}');
    expect(await answer.json()).toEqual({ input: { a: 1 } });
    expect(answer.headers.get('content-type')).toBe('application/x-amz-json-1.1');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-expose-headers')).toContain('x-amzn-ErrorType');
    expect(answer.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('lets the browser send the headers it asks for', async () => {
    const answer = await fetch((await anEndpoint()).url, {
      method: 'OPTIONS',
      headers: { 'access-control-request-headers': 'x-amz-target,x-amz-user-agent' },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-headers')).toBe('x-amz-target,x-amz-user-agent');
  });

  it.each([
    [
      'an unknown operation',
      '{}',
      { 'x-amz-target': 'Service.Other' },
      'UnknownOperationException',
      /Service\.Other is not emulated by the local host\. Emulated: Echo/,
    ],
    [
      'a name that every object has',
      '{}',
      { 'x-amz-target': 'Service.constructor' },
      'UnknownOperationException',
      /not emulated/,
    ],
    [
      'another service',
      '{}',
      { 'x-amz-target': 'Elsewhere.Echo' },
      'UnknownOperationException',
      /Expected an X-Amz-Target header such as Service\.Echo/,
    ],
    ['no target', '{}', {}, 'UnknownOperationException', /got null/],
    ['a body that is not JSON', '{"a":', undefined, 'SerializationException', /not JSON/],
    ['bytes that are not text', Uint8Array.of(0xff, 0xfe, 0), undefined, 'SerializationException', /not JSON/],
    ['a list', '[]', undefined, 'SerializationException', /got an array/],
    ['an empty body', '', undefined, 'SerializationException', /not JSON/],
  ] as const)('refuses %s by name', async (_what, body, headers, type, message) => {
    const answer = await post(await anEndpoint(), body, headers);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('x-amzn-errortype')).toBe(`${type}:`);
    expect(await answer.json()).toEqual({ __type: type, message: expect.stringMatching(message) as unknown });
  });

  it('names a full disk to the caller, as an error of the service', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    const answer = await post(
      await anEndpoint({ Echo: () => onDisk(import.meta.dirname, () => Promise.reject(full)) }),
      '{}',
    );
    expect(answer.status).toBe(500);
    expect(await answer.json()).toEqual({
      __type: 'InternalErrorException',
      message: expect.stringMatching(
        /^The local host cannot write to .*: no space is left on the disk\. [\d.]+ MB are free\./,
      ) as unknown,
    });
    expect(logged.mock.calls).toHaveLength(1);
    expect(logged.mock.calls[0]?.join()).not.toContain('\n');
    logged.mockRestore();
  });

  it('refuses GET of an unknown document, and other methods', async () => {
    const endpoint = await anEndpoint();
    expect((await fetch(endpoint.url)).status).toBe(404);
    expect((await fetch(endpoint.url, { method: 'DELETE' })).status).toBe(405);
  });

  it('refuses a body of 10 MB and keeps serving', async () => {
    const endpoint = await anEndpoint();
    const answer = await post(endpoint, Buffer.alloc(10_000_000, 'a'));
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ __type: 'RequestEntityTooLargeException' });
    expect((await post(endpoint, '{}')).status).toBe(200);
  });

  it('refuses an endless body while it still arrives', async () => {
    const { hostname, port } = new URL((await anEndpoint()).url);
    const endless = request({ hostname, port, method: 'POST', headers: { 'x-amz-target': 'Service.Echo' } });
    endless.on('error', () => undefined);
    const status = new Promise((resolve) =>
      endless.on('response', (response) => {
        resolve(response.statusCode);
      }),
    );
    const more = setInterval(() => endless.write(Buffer.alloc(64 * 1024, 'a')), 1);
    expect(await status).toBe(413);
    clearInterval(more);
    endless.destroy();
  });

  it('finishes requests in flight before it is closed', async () => {
    let isWritten = false;
    const [begun, allowed] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
    const endpoint = await openJsonEndpoint({
      port: 0,
      targetPrefix: 'Service',
      ...unsigned,
      document: () => undefined,
      operations: {
        Write: async () => {
          begun.resolve(undefined);
          await allowed.promise;
          isWritten = true;
          return {};
        },
      },
    });
    const lost = expect(post(endpoint, '{}', { 'x-amz-target': 'Service.Write' })).rejects.toThrow();
    await begun.promise;
    const closed = endpoint.close();
    await lost;
    allowed.resolve(undefined);
    await closed;
    expect(isWritten).toBe(true);
  });

  it('survives callers that hang up in the middle of a body or do not send HTTP', async () => {
    const endpoint = await anEndpoint();
    const { hostname, port } = new URL(endpoint.url);
    for (let round = 0; round < 20; round++) {
      await new Promise<void>((resolve) => {
        const half = request({
          hostname,
          port,
          method: 'POST',
          headers: { 'content-length': '100', 'x-amz-target': 'Service.Echo' },
        });
        half.on('error', () => {
          resolve();
        });
        half.write('{"half":', () => half.destroy());
        half.on('close', () => {
          resolve();
        });
      });
      await new Promise<void>((resolve) => {
        const socket = connect(Number(port), hostname, () => socket.write('\0\xff no http\r\n\r\n'));
        socket.on('error', () => {
          resolve();
        });
        socket.on('close', () => {
          resolve();
        });
        socket.resume();
      });
    }
    expect((await post(endpoint, '{}')).status).toBe(200);
  });

  it('responds with 500 and a request id that is logged with the cause, and hides the cause', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const answer = await post(await anEndpoint({ Echo: () => Promise.reject(new Error('the disk is full')) }), '{}');
    const { message } = (await answer.json()) as { message: string };
    expect(answer.status).toBe(500);
    expect(message).not.toContain('disk');
    expect(log.mock.calls.flat().join(' ')).toContain(answer.headers.get('x-amzn-requestid'));
    log.mockRestore();
  });

  it('names the port when it is in use', async () => {
    const endpoint = await anEndpoint();
    const port = Number(new URL(endpoint.url).port);
    await expect(
      openJsonEndpoint({ port, targetPrefix: 'Service', ...unsigned, operations: {}, document: () => undefined }),
    ).rejects.toMatchObject({ code: 'EADDRINUSE', port });
  });
});
