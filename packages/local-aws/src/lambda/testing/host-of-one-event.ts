// A process for a test to end: a host with one function, which is handed one event.
import { invokeWith, startFixture } from './lambda-fixture.ts';

const [, , dataDir = '', code = '', file = ''] = process.argv;
const { operator } = await startFixture({ dataDir, functions: { once: { code } } });
await invokeWith(operator, 'once', { file }, 'Event');
process.stdout.write('accepted\n');
