import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { request as httpRequest } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { region } from 'local-aws/host/account.ts';
import type { HostUnderTest } from './host-under-test.ts';

/** The names that a deployment has on AWS, in AWS's own forms. */
export const awsNames = {
  page: 'd111111abcdef8.cloudfront.net',
  graphql: `abcdefghijklmnopqrstuvwxyz.appsync-api.${region}.amazonaws.com`,
  realtime: `abcdefghijklmnopqrstuvwxyz.appsync-realtime-api.${region}.amazonaws.com`,
  userPools: `cognito-idp.${region}.amazonaws.com`,
  identityPools: `cognito-identity.${region}.amazonaws.com`,
} as const;

/** A local host behind TLS under AWS's names. */
export interface AwsFront {
  readonly port: number;
  /** The names that were asked for. */
  readonly asked: ReadonlySet<string>;
  close(): Promise<void>;
}

/**
 * Passes every request on as it came, with the name that was asked for: what a client signed for AWS's name is checked
 * for that name. The page gets the policy that CloudFront would send, and the outputs that a deployment would have.
 *
 * @param contentSecurityPolicy of a deployment with these names
 */
export async function startAwsFront(host: HostUnderTest, contentSecurityPolicy: string): Promise<AwsFront> {
  const asked = new Set<string>();
  const { graphql, 'cognito-idp': userPools, 'cognito-identity': identityPools } = host.host.urls;
  const behind: Readonly<Record<string, string>> = {
    [awsNames.page]: host.pageUrl,
    [awsNames.graphql]: graphql,
    [awsNames.realtime]: graphql,
    [awsNames.userPools]: userPools,
    [awsNames.identityPools]: identityPools,
  };
  const server = createServer(selfSigned(), (request, response) => {
    const name = request.headers.host ?? '';
    asked.add(name);
    const target = behind[name];
    if (target === undefined) response.writeHead(502).end(`Nothing stands for ${name} here.`);
    else if (name === awsNames.page) answerPage(request, response, { host, target, contentSecurityPolicy });
    else passOn(request, response, target);
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const name = request.headers.host ?? '';
    asked.add(`wss ${name}`);
    upgrade(request, socket, head, behind[name]);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answerPage(
  request: IncomingMessage,
  response: ServerResponse,
  page: { readonly host: HostUnderTest; readonly target: string; readonly contentSecurityPolicy: string },
): void {
  if (request.url === '/amplify_outputs.json') {
    response.writeHead(200, { 'content-type': 'application/json' }).end(deployedOutputs(page.host));
    return;
  }
  passOn(request, response, page.target, {
    host: new URL(page.target).host,
    answer: { 'content-security-policy': page.contentSecurityPolicy },
  });
}

/** The outputs without the local addresses, and with the API's name on AWS. */
function deployedOutputs(host: HostUnderTest): string {
  const outputs = JSON.parse(host.amplifyOutputs) as { readonly data: object; readonly custom: object };
  return JSON.stringify({
    ...outputs,
    data: { ...outputs.data, url: `https://${awsNames.graphql}/graphql` },
    custom: { who_may_sign_up: 'everyone' },
  });
}

function passOn(
  request: IncomingMessage,
  response: ServerResponse,
  target: string,
  changed: { readonly host?: string; readonly answer?: Readonly<Record<string, string>> } = {},
): void {
  const { hostname, port } = new URL(target);
  const headers = { ...request.headers, ...(changed.host === undefined ? {} : { host: changed.host }) };
  const onward = httpRequest({ hostname, port, method: request.method, path: request.url, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, { ...answer.headers, ...changed.answer });
    answer.pipe(response);
  });
  onward.once('error', () => response.destroy());
  request.pipe(onward);
}

/** AppSync's own host for subscriptions has the path `/graphql`; the local host has one host, and a path for them. */
function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, target: string | undefined): void {
  if (target === undefined) {
    socket.destroy();
    return;
  }
  const { hostname, port } = new URL(target);
  const onward = connect(Number(port), hostname, () => {
    const path = (request.url ?? '').replace(/^\/graphql(?=\?|$)/, '/graphql/realtime');
    const lines = request.rawHeaders.flatMap((name, index, all) =>
      index % 2 === 0 ? [`${name}: ${all[index + 1] ?? ''}`] : [],
    );
    onward.write(`GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    onward.write(head);
    onward.pipe(socket).pipe(onward);
  });
  for (const end of [onward, socket]) end.on('error', () => [onward, socket].forEach((one) => one.destroy()));
}

/** Whether this machine can make a certificate. */
export const canMakeCertificate = spawnSync('openssl', ['version']).status === 0;

function selfSigned(): { readonly key: Buffer; readonly cert: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), 'aws-front-'));
  try {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const made = spawnSync('openssl', [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1'],
      ...['-subj', '/CN=localhost', '-keyout', key, '-out', cert],
    ]);
    if (made.status !== 0) throw new Error(`openssl made no certificate: ${made.stderr.toString('utf8')}`);
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
