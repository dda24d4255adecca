// A server in its own process that answers the pipelines' requests to DynamoDB, S3 and the API from memory, so that
// only the pipeline is measured. Prints its address when its pages are recorded. Ends when its standard input ends.
// Usage: canned-server.ts <rows> [differing|empty]. With the second argument the ledger differs from the one that has
// all its rows, until each difference has been written.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RestoreStateFragment } from '../../functions/__generated__/graphql.ts';
import type { ServerUrls } from '../server-urls.ts';
import { restorePath } from '../server-urls.ts';
import { jobResponse } from './canned-jobs.ts';
import { CannedRestore } from './canned-restore.ts';
import { bodyOf, CannedS3 } from './canned-s3.ts';
import { assumeRoleResponse } from './canned-sts.ts';
import { CannedTables } from './canned-tables.ts';
import { isLedgerName } from './differing-ledger.ts';

const [rows, ledger = 'whole'] = process.argv.slice(2);
if (!isLedgerName(ledger)) throw new RangeError(`There is no ledger ${ledger}.`);
const restore = new CannedRestore();
const tables = new CannedTables(Number(rows), ledger, () => restore.plannedWrites);
const s3 = new CannedS3();

const keys: ServerUrls['keys'] = { accessKeyId: 'AKIABENCH', secretAccessKey: 'not checked' };

const server = createServer((request, response) => {
  handle(request, response).catch((error: unknown) => {
    console.error('canned server:', error);
    response.writeHead(500).end();
  });
});
server.listen(0, '127.0.0.1', () => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const urls: ServerUrls = {
    dynamodb: url,
    s3: url,
    graphql: `${url}/graphql`,
    sts: `${url}/sts`,
    keys,
  };
  process.stdout.write(`${JSON.stringify(urls)}\n`);
});
process.stdin
  .on('end', () => {
    server.close();
    server.closeAllConnections();
  })
  .resume();

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const operation = request.headers['x-amz-target'];
  if (typeof operation === 'string') await handleTable(operation, request, response);
  else if (request.url === '/graphql') {
    const body = (await bodyOf(request)).toString('utf8');
    answerJson(response, restore.response(body) ?? jobResponse(body));
  } else if (request.url?.startsWith('/sts')) {
    request.resume();
    response.writeHead(200, { 'content-type': 'text/xml' }).end(assumeRoleResponse(keys));
  } else if (request.url === restorePath) await handleRestore(request, response);
  else await s3.handle(request, response);
}

async function handleTable(operation: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { body, crc32 } = await tables.answer(
    operation.split('.').at(-1) ?? '',
    (await bodyOf(request)).toString('utf8'),
  );
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'content-length': body.length };
  response.writeHead(200, crc32 === undefined ? headers : { ...headers, 'x-amz-crc32': crc32 }).end(body);
}

/** The bench sets the restore before a run, and reads it afterwards. */
async function handleRestore(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'PUT') {
    restore.set(JSON.parse((await bodyOf(request)).toString('utf8')) as RestoreStateFragment);
    tables.reset();
  }
  answerJson(response, JSON.stringify(restore.state ?? null));
}

function answerJson(response: ServerResponse, body: string): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(body);
}
