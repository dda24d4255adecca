import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Endpoint } from 'local-aws/endpoint.ts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { pageHeaders } from '../delivery/page-headers.ts';
import { createCodeBox } from './codes.ts';
import { openPageEndpoint } from './page-endpoint.ts';

const headers = pageHeaders({
  graphql: 'http://127.0.0.1:1',
  realtime: 'ws://127.0.0.1:1',
  userPools: 'http://127.0.0.1:2',
  identityPools: 'http://127.0.0.1:3',
  archives: 'http://127.0.0.1:4',
});

let endpoint: Endpoint;
beforeAll(async () => {
  const parent = mkdtempSync(join(tmpdir(), 'page-'));
  const dir = join(parent, 'site');
  mkdirSync(join(dir, 'assets'), { recursive: true });
  mkdirSync(join(parent, 'site-secret'));
  writeFileSync(join(parent, 'secret.txt'), 'secret');
  writeFileSync(join(parent, 'site-secret', 'secret.txt'), 'secret');
  writeFileSync(join(dir, 'index.html'), '<!doctype html>the page');
  writeFileSync(join(dir, 'assets', 'index-abc.js'), 'code'.repeat(1_000_000));
  writeFileSync(join(dir, '家計簿 1.svg'), '<svg/>');
  endpoint = await openPageEndpoint({
    port: 0,
    headers,
    dir,
    documents: {
      '/here.json': () => ({ type: 'application/json', body: '{}' }),
      '/local-host/codes': () => ({ type: 'text/html', body: '123456' }),
    },
    answers: {},
  });
});
afterAll(() => endpoint.close());

/** The answer to a request with exactly this target. fetch would normalize it. */
function raw(target: string, method = 'GET', host = 'localhost'): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const socket = connect({ host: '127.0.0.1', port: Number(new URL(endpoint.url).port) });
    socket.on('data', (chunk) => (said += chunk.toString('latin1')));
    socket.on('end', () => resolve(said));
    socket.on('error', reject);
    socket.write(`${method} ${target} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`);
  });
}

describe('the page’s endpoint', () => {
  it.each([
    ['/', 'text/html; charset=utf-8', 'no-cache', '<!doctype html>the page'],
    ['/index.html?x=1', 'text/html; charset=utf-8', 'no-cache', '<!doctype html>the page'],
    ['/%E5%AE%B6%E8%A8%88%E7%B0%BF%201.svg', 'image/svg+xml', 'no-cache', '<svg/>'],
    [
      '/assets/index-abc.js',
      'text/javascript; charset=utf-8',
      'public, max-age=31536000, immutable',
      'code'.repeat(1_000_000),
    ],
    ['/here.json', 'application/json', 'no-cache', '{}'],
    ['/local-host/codes', 'text/html', 'no-store', '123456'],
  ])('serves %s', async (path, type, caching, body) => {
    const response = await fetch(`${endpoint.url}${path}`);
    expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([
      200,
      type,
      caching,
    ]);
    expect(await response.text()).toBe(body);
  });

  it.each(Object.entries(headers))('sends with every answer %s: %s', async (name, value) => {
    for (const path of ['/', '/assets/index-abc.js', '/here.json', '/nothing'])
      expect((await fetch(`${endpoint.url}${path}`)).headers.get(name)).toBe(value);
    expect((await fetch(endpoint.url, { method: 'POST' })).headers.get(name)).toBe(value);
  });

  it('sends nothing about TLS, which it does not speak', async () => {
    expect((await fetch(endpoint.url)).headers.has('strict-transport-security')).toBe(false);
  });

  it('lets its own documents load nothing and run nothing', async () => {
    expect((await fetch(`${endpoint.url}/local-host/codes`)).headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
  });

  it.each([
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
  ])('compresses for a browser that takes %s, as CloudFront does', async (accepted, encoding) => {
    const response = await fetch(`${endpoint.url}/assets/index-abc.js`, { headers: { 'accept-encoding': accepted } });
    const { headers: sent } = response;
    expect([sent.get('content-encoding'), sent.get('vary'), sent.get('etag')?.slice(0, 3)]).toEqual([
      encoding,
      'Accept-Encoding',
      'W/"',
    ]);
    expect(Number(sent.get('content-length'))).toBeLessThan(10_000);
    expect(await response.text()).toBe('code'.repeat(1_000_000));
  });

  it('sends as they are what is small, and what a client asked to have so', async () => {
    for (const [path, accepted] of [
      ['/', 'br, gzip'],
      ['/assets/index-abc.js', 'identity'],
    ] as const) {
      const { headers: sent } = await fetch(`${endpoint.url}${path}`, { headers: { 'accept-encoding': accepted } });
      expect(sent.has('content-encoding')).toBe(false);
    }
  });

  it('says 304 to a browser that has the file already, compressed or not', async () => {
    for (const accepted of ['identity', 'br']) {
      const first = await fetch(`${endpoint.url}/assets/index-abc.js`, { headers: { 'accept-encoding': accepted } });
      const again = await fetch(`${endpoint.url}/assets/index-abc.js`, {
        headers: { 'accept-encoding': accepted, 'if-none-match': first.headers.get('etag') ?? '' },
      });
      expect([again.status, await again.text(), again.headers.get('cache-control')]).toEqual([
        304,
        '',
        'public, max-age=31536000, immutable',
      ]);
    }
    expect((await fetch(endpoint.url, { headers: { 'if-none-match': '"another"' } })).status).toBe(200);
  });

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '//secret.txt',
    '/../site-secret/secret.txt',
    '/assets',
    '/assets/',
    '/.',
    '/index.html/',
    '/index.html%00',
    '/%00',
    '/%',
    '/%E0%A4%A',
    '/%c0%ae%c0%ae/secret.txt',
    '//',
    '///',
    `/${'a'.repeat(5000)}`,
    '/constructor',
    '/__proto__',
    'http://elsewhere/../secret.txt',
    '*',
  ])('knows no %s', async (target) => {
    const logged = vi.spyOn(console, 'error');
    const answer = await raw(target);
    expect(answer).toMatch(/^HTTP\/1\.1 40[04] /);
    expect(answer).not.toContain('\r\nsecret');
    expect(logged).not.toHaveBeenCalled();
    logged.mockRestore();
  });

  it('answers HEAD without a body and refuses to be written to', async () => {
    expect((await raw('/', 'HEAD')).split('\r\n\r\n')[1]).toBe('');
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
      expect(await raw('/', method)).toMatch(/^HTTP\/1\.1 405 [\s\S]*allow: GET, HEAD/i);
  });

  it('shows the codes to this machine’s own names only, so that no page of others can read them', async () => {
    for (const host of ['localhost:4000', '127.0.0.1:4000', 'localhost'])
      expect(await raw('/local-host/codes', 'GET', host)).toMatch(/^HTTP\/1\.1 200 [\s\S]*123456/);
    for (const host of ['evil.example:4000', 'localhost.evil.example', '127.0.0.1.evil.example']) {
      const answer = await raw('/local-host/codes', 'GET', host);
      expect(answer).toMatch(/^HTTP\/1\.1 403 /);
      expect(answer).not.toContain('123456');
    }
  });

  it('takes no offence at a browser that goes away in the middle', async () => {
    const logged = vi.spyOn(console, 'error');
    const abort = new AbortController();
    const response = await fetch(`${endpoint.url}/assets/index-abc.js`, { signal: abort.signal });
    await response.body?.getReader().read();
    abort.abort();
    expect((await fetch(endpoint.url)).status).toBe(200);
    expect(logged).not.toHaveBeenCalled();
    logged.mockRestore();
  });
});

describe('the page of codes', () => {
  it('shows the newest first, prints them, and takes nothing for markup', async () => {
    const printed: string[] = [];
    const box = createCodeBox(
      (line) => printed.push(line),
      () => 0,
    );
    expect(box.html()).toContain('No code yet');
    const code = { poolId: 'pool', sub: 'sub', username: 'u', code: '123456', purpose: 'sign-up' } as const;
    await box.deliver({ ...code, email: 'first@example.com' });
    await box.deliver({ ...code, code: '654321', email: `"><script>alert('x')</script>&@example.com` });
    expect(box.html()).not.toContain('<script');
    expect(box.html()).toContain('&#34;&#62;&#60;script&#62;alert(&#39;x&#39;)&#60;/script&#62;&#38;@example.com');
    expect(box.html().indexOf('654321')).toBeLessThan(box.html().indexOf('123456'));
    expect(printed[0]).toBe('Code for first@example.com (sign-up): 123456');
  });

  it('keeps to fifty', async () => {
    const box = createCodeBox(
      () => undefined,
      () => 0,
    );
    for (let number = 0; number < 60; number += 1)
      await box.deliver({ email: `${number}@example.com`, code: '1', purpose: 'sign-up' } as never);
    expect(box.html().match(/<code>/g)).toHaveLength(50);
    expect(box.html()).toContain('59@example.com');
  });
});
