import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import dynalite from 'dynalite';

/** A request as the engine takes it: an operation's name and its JSON. */
export interface Engine {
  /** The LevelDB folder. */
  readonly path: string;
  run(operation: string, body: Uint8Array): Promise<EngineAnswer>;
  close(): Promise<void>;
}

export interface EngineAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * DynamoDB's data engine: dynalite, in this process, on LevelDB in `<dataDir>/dynamodb`.
 *
 * It is handed requests that never came over its own socket: it throws out of the process when a client hangs up in the middle of a body, and
 * it verifies no signature, so nobody but our front door may reach it. It listens all the same, on a socket file in a folder of its own that
 * only this user can enter, because it closes its store only as part of closing its server.
 */
export async function openEngine(dataDir: string): Promise<Engine> {
  const path = join(dataDir, 'dynamodb');
  await mkdir(path, { recursive: true, mode: 0o700 });
  const socketDir = await mkdtemp(join(tmpdir(), 'myhome-account-'));
  const server = dynalite({ path, createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(join(socketDir, 'engine'), () => resolve());
  });
  return {
    path,
    run: (operation, body) => hand(server, operation, body),
    async close() {
      await new Promise<void>((resolve, reject) => {
        server.close((error?: Error) => (error ? reject(error) : resolve()));
      });
      await rm(socketDir, { recursive: true, force: true });
    },
  };
}

function hand(server: Server, operation: string, body: Uint8Array): Promise<EngineAnswer> {
  return new Promise((resolve) => {
    const request = Object.assign(Readable.from([body], { objectMode: false }), {
      method: 'POST',
      url: '/',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `DynamoDB_20120810.${operation}`,
        // It looks for the parts of a signature and at none of them; ours was verified at the door.
        authorization: 'AWS4-HMAC-SHA256 Credential=a/b/c/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
        'x-amz-date': '20000101T000000Z',
      },
    });
    const headers: Record<string, string> = {};
    const response = {
      statusCode: 200,
      contentType: '',
      setHeader: (name: string, value: string | number) => (headers[name.toLowerCase()] = String(value)),
      end: (text = '') => resolve({ status: response.statusCode, headers, body: text }),
    };
    server.emit('request', request as unknown as IncomingMessage, response as unknown as ServerResponse);
  });
}
