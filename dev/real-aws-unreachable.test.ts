import { spawn, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer as createProxy } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls, createServer } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quoted } from '../cli/shell-quoted.ts';
import { noAuthority } from './no-authority.ts';
import { operatorEnvironment } from './operator.ts';

const dir = mkdtempSync(join(tmpdir(), 'real-aws-'));
const file = (name: string) => join(dir, name);

/** Every AWS CLI of this machine: Debian's own, and the one on the PATH. */
const clis = ['/usr/bin/aws', 'aws'].filter((cli) => spawnSync(cli, ['--version']).status === 0);
const madeKey =
  spawnSync('openssl', [
    ...[
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-days',
      '1',
      '-subj',
      '/CN=amazonaws.com',
    ],
    ...[
      '-addext',
      'subjectAltName=DNS:dynamodb.ap-northeast-1.amazonaws.com,DNS:localhost',
      '-keyout',
      file('key.pem'),
      '-out',
      file('cert.pem'),
    ],
  ]).status === 0;

it('the certificate that is trusted alone is a valid one of an authority', () => {
  const certificate = new X509Certificate(noAuthority);
  expect([certificate.ca, certificate.verify(certificate.publicKey)]).toEqual([true, true]);
});

// Without openssl there is no server with a certificate to refuse. Then only the test above checks this.
describe.runIf(madeKey)('a server over TLS that stands for the real AWS', () => {
  const requests: string[] = [];
  const aws = createServer({}, (socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      requests.push(chunk.toString('latin1'));
      socket.end('HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
    });
  });
  const asked: string[] = [];
  const proxy = createProxy().on('connect', (request, client) => {
    asked.push(request.url ?? '');
    const onward = connect(portOf(aws), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.pipe(client).pipe(onward);
    });
    for (const socket of [client, onward]) socket.on('error', () => undefined);
  });
  beforeAll(async () => {
    aws.setSecureContext({ key: readFileSync(file('key.pem')), cert: readFileSync(file('cert.pem')) });
    aws.on('tlsClientError', () => undefined);
    for (const server of [aws, proxy]) await once(server.listen(0, '127.0.0.1'), 'listening');
    writeFileSync(file('no-authority.pem'), noAuthority);
    const nobody = 'http://127.0.0.1:1';
    const urls = {
      dynamodb: nobody,
      s3: nobody,
      lambda: nobody,
      sts: nobody,
      'cognito-idp': nobody,
      'cognito-identity': nobody,
    };
    writeFileSync(
      file('operator.env'),
      operatorEnvironment(
        { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret', userArn: 'arn' },
        { region: 'ap-northeast-1', urls, noAuthorityFile: file('no-authority.pem') },
      ),
    );
  });
  afterAll(() => {
    for (const server of [aws, proxy]) server.close();
  });

  it('is not trusted by a client that goes by that certificate', async () => {
    const socket = connectTls({ port: portOf(aws), host: '127.0.0.1', servername: 'localhost', ca: noAuthority });
    await expect(once(socket, 'secureConnect')).rejects.toThrow(/certificate/);
  });

  /**
   * The CLI behind a proxy that sends every address to that server, whose certificate the machine's own settings trust.
   */
  async function putPrivately(cli: string, environment: string): Promise<string> {
    const child = spawn(
      'sh',
      [
        '-c',
        `set -a; ${environment}; exec ${cli} --cli-connect-timeout 5 dynamodb put-item --table-name private --item '{}'`,
      ],
      {
        env: {
          ...withoutAws(),
          HTTPS_PROXY: `http://127.0.0.1:${portOf(proxy)}`,
          NO_PROXY: '',
          REQUESTS_CA_BUNDLE: file('cert.pem'),
          AWS_MAX_ATTEMPTS: '1',
          AWS_EC2_METADATA_DISABLED: 'true',
          AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true',
        },
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
    await once(child, 'close');
    return said;
  }

  // On a machine without the AWS CLI, only the test above checks this. AWS_IGNORE_CONFIGURED_ENDPOINT_URLS makes a
  // newer CLI behave like Debian 12's.
  it.each(clis)(
    'gets nothing of what %s sends when it does not know the endpoint',
    async (cli) => {
      const keys = 'AWS_ACCESS_KEY_ID=AKIAEXAMPLE AWS_SECRET_ACCESS_KEY=secret AWS_DEFAULT_REGION=ap-northeast-1';
      await putPrivately(cli, keys);
      expect(asked.splice(0)).toContain('dynamodb.ap-northeast-1.amazonaws.com:443');
      expect(requests.splice(0).join('')).toContain('X-Amz-Target: DynamoDB_20120810.PutItem');
      expect(await putPrivately(cli, `. ${quoted(file('operator.env'))}`)).toMatch(
        /SSL validation failed for https:\/\/dynamodb\.ap-northeast-1\.amazonaws\.com/,
      );
      expect(requests).toEqual([]);
    },
    60_000,
  );
});

function portOf(server: { address(): AddressInfo | string | null }): number {
  return (server.address() as AddressInfo).port;
}

function withoutAws(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || name.startsWith('AWS_') ? [] : [[name, value]],
    ),
  );
}
