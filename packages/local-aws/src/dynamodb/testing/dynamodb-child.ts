/** An endpoint in a process of its own, for tests that limit what it may write and then end it: prints its address; ends when its standard input does. */
import { once } from 'node:events';
import { startFixture } from './dynamodb-fixture.ts';

const dataDir = process.argv[2];
if (dataDir === undefined) throw new Error('Usage: dynamodb-child.ts <data folder>');
const { dynamodb } = await startFixture({ dataDir });
process.stdout.write(`${dynamodb.url}\n`);
process.stdin.resume();
await once(process.stdin, 'end');
await dynamodb.close();
