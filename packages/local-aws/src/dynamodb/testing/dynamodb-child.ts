/**
 * Runs an endpoint in a separate process, for tests that limit its writes and then end it. Prints its address. Ends
 * when its standard input ends.
 */
import { once } from 'node:events';
import { startFixture } from './dynamodb-fixture.ts';

const dataDir = process.argv[2];
if (dataDir === undefined) throw new Error('Usage: dynamodb-child.ts <data folder>');
const { dynamodb } = await startFixture({ dataDir });
process.stdout.write(`${dynamodb.url}\n`);
process.stdin.resume();
await once(process.stdin, 'end');
await dynamodb.close();
