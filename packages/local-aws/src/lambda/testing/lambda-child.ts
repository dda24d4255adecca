/**
 * Runs an endpoint in a separate process, for tests that limit its writes. Prints its address. Its only function,
 * `hello`, writes a line to its log.
 */
import { startFixture } from './lambda-fixture.ts';

const dataDir = process.argv[2];
if (dataDir === undefined) throw new Error('Usage: lambda-child.ts <data folder>');
const { lambda } = await startFixture({
  dataDir,
  functions: { hello: { code: 'export const handler = async (event) => { console.log(event.said); return event; };' } },
});
process.stdout.write(`${lambda.url}\n`);
