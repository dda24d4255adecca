// The restore worker, called once as Lambda calls it, for the restore that the server has. Usage: restore-worker.ts
// <bundle> <records>: the number of records that this run compares or writes.
import { pathToFileURL } from 'node:url';
import { benchJobId, benchOwner } from '../bench-owner.ts';
import { measured } from './measured.ts';

const [file = '', records] = process.argv.slice(2);
const { handler } = (await import(pathToFileURL(file).href)) as {
  handler: (event: object, context: object) => Promise<void>;
};

const said: string[] = [];
/** When each step was logged, and the CPU time until then, in ms. */
const reached = new Map<string, { readonly atMs: number; readonly cpuMs: number }>();
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = (line: string | Uint8Array) => {
  said.push(String(line));
  reached.set((JSON.parse(String(line)) as { step: string }).step, now());
  return true;
};

await measured(async () => {
  await handler(
    { owner: benchOwner, id: benchJobId },
    { awsRequestId: 'bench', getRemainingTimeInMillis: () => 900_000 },
  );
  process.stdout.write = write;
  if (!reached.has('checked') && !reached.has('applied'))
    throw new Error(`The restore did not reach its end. The worker said:\n${said.join('')}`);
  return { rows: Number(records), zipBytes: 0, steps: stepsOf(['saved', 'written', 'applied']) };
});
process.exit();

function now(): { readonly atMs: number; readonly cpuMs: number } {
  const { user, system } = process.cpuUsage();
  return { atMs: performance.now(), cpuMs: (user + system) / 1000 };
}

/** Wall and CPU time from one step to the next. */
function stepsOf(names: readonly string[]): Record<string, number> {
  const steps: Record<string, number> = {};
  let previous = reached.get('claimed');
  for (const name of names) {
    const at = reached.get(name);
    if (!at || !previous) continue;
    steps[name] = at.atMs - previous.atMs;
    steps[`${name} CPU`] = at.cpuMs - previous.cpuMs;
    previous = at;
  }
  return steps;
}
