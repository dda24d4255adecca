// The worker, called once as Lambda calls it. The worker is a bundle that a deployment would upload, or the handler's
// source. Its own log has the measurements.
import { pathToFileURL } from 'node:url';
import { benchJobId, benchOwner } from '../bench-owner.ts';
import { syntheticPeriod } from '../synthetic-ledger.ts';
import { measured } from './measured.ts';

const [file = ''] = process.argv.slice(2);
const { handler } = (await import(pathToFileURL(file).href)) as {
  handler: (event: object, context: object) => Promise<void>;
};

const said: { step: string; rows?: number; bytes?: number; ms?: number; code?: string }[] = [];
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = (line: string | Uint8Array) => {
  said.push(JSON.parse(String(line)) as (typeof said)[number]);
  return true;
};

await measured(async () => {
  await handler(
    { owner: benchOwner, id: benchJobId, ...syntheticPeriod },
    { awsRequestId: 'bench', getRemainingTimeInMillis: () => 900_000 },
  );
  process.stdout.write = write;
  const at = (step: string) => said.find((line) => line.step === step);
  const [stored, verified, ready] = [at('stored'), at('verified'), at('ready')];
  if (!ready)
    throw new Error(
      `The export did not become ready. The worker said:\n${said.map((line) => JSON.stringify(line)).join('\n')}`,
    );
  return {
    rows: stored?.rows ?? 0,
    zipBytes: stored?.bytes ?? 0,
    steps: { made: stored?.ms ?? 0, verified: verified?.ms ?? 0 },
  };
});
