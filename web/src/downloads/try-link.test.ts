import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { tryLink } from './try-link.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(() => Promise.all(closers.splice(0).map((close) => close())));

/** A storage that answers every request with this status. */
async function aStorage(status: number): Promise<{ readonly url: string; readonly asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.headers.range ?? ''}`);
    response.writeHead(status).end(status === 204 || status === 304 ? undefined : 'PK');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  closers.push(
    () =>
      new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      }),
  );
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/file.zip?signature`, asked };
}

describe('tryLink', () => {
  it.each([
    [206, undefined],
    [200, undefined],
    [403, 'LinkRefused'],
    [400, 'LinkRefused'],
    [416, 'LinkRefused'],
    [404, 'LinkGone'],
    [410, 'LinkGone'],
    [429, 'StorageFailing'],
    [500, 'StorageFailing'],
    [503, 'StorageFailing'],
  ])('reads a %d as %s', async (status, problem) => {
    const { url } = await aStorage(status);
    expect(await tryLink(url)).toBe(problem);
  });

  it('asks for one byte, with GET', async () => {
    const { url, asked } = await aStorage(206);
    await tryLink(url);
    expect(asked).toEqual(['GET bytes=0-0']);
  });

  it('finds nobody there, or one that never answers, unreachable', async () => {
    const { url } = await aStorage(206);
    await Promise.all(closers.splice(0).map((close) => close()));
    expect(await tryLink(url)).toBe('StorageUnreachable');
    const hangs: typeof fetch = () => Promise.reject(new DOMException('signal timed out', 'TimeoutError'));
    expect(await tryLink(url, hangs)).toBe('StorageUnreachable');
  });

  it('gives up on a storage that never answers', async () => {
    let signal: AbortSignal | null | undefined;
    const notes: typeof fetch = (_, init) => {
      signal = init?.signal;
      return Promise.reject(new TypeError('no'));
    };
    await tryLink('https://bucket.example/file', notes);
    expect(signal).toBeInstanceOf(AbortSignal);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'blob:https://example.com/x', 'file:///etc/passwd'])(
    'follows no %s',
    async (url) => {
      await expect(tryLink(url)).rejects.toThrow('A download link starts with https:');
    },
  );
});
