// A process that a test ends. It runs a host with one function and sends it one event.
import { invokeWith, startFixture } from './lambda-fixture.ts';

const [, , dataDir = '', code = '', file = ''] = process.argv;
const { operator } = await startFixture({ dataDir, functions: { once: { code } } });
await invokeWith(operator, 'once', { file }, 'Event');
process.stdout.write('accepted\n');
