import { join, resolve } from 'node:path';
import { onDisk } from 'local-aws/files/disk-fault.ts';
import { writeDurably } from 'local-aws/files/durable-file.ts';
import { noFaults } from 'local-aws/host/faults.ts';
import { createMovableClock } from 'local-aws/host/movable-clock.ts';
import { defaults } from '../cli/flags.ts';
import { quoted } from '../cli/shell-quoted.ts';
import { createCodeBox } from './codes.ts';
import { takeDataFolder } from './data-folder.ts';
import { demoUsers } from './demo.ts';
import type { Flags } from './flags.ts';
import { readFlags, usage } from './flags.ts';
import { noAuthority, noAuthorityFileName } from './no-authority.ts';
import { awsCliCommand } from './operator.ts';
import { runHost } from './run-host.ts';
import { startupErrorMessage } from './startup-error.ts';

/** `npm start`: sets up everything and runs the stack and the page until Ctrl-C. */
async function main(): Promise<void> {
  const flags = readFlags(process.argv.slice(2), process.env);
  if (flags.help) {
    console.log(usage);
    return;
  }
  const startedAt = performance.now();
  const dataDir = resolve(flags.dataDir);
  const folder = await onDisk(dataDir, () => takeDataFolder(dataDir, flags));
  const say = (line: string) => console.log(line);
  const clock = createMovableClock();
  const codes = createCodeBox(say, () => clock.nowMs());
  const running = await onDisk(folder.dir, () =>
    runHost({
      ...{ folder, port: flags.port, seed: flags.seed, dev: flags.dev, clock, codes, faults: noFaults(), say },
      ...(flags.layout === 'original' && { environment: 'local-original' as const }),
    }),
  );
  await writeDurably(join(folder.dir, 'amplify_outputs.json'), running.amplifyOutputs);
  await writeDurably(join(folder.dir, noAuthorityFileName), noAuthority);
  await writeDurably(join(folder.dir, 'operator.env'), running.operatorEnvironment);
  if (flags.seed)
    await writeDurably(
      join(folder.dir, 'demo_users.json'),
      JSON.stringify(demoUsers.map(({ email, password }) => ({ email, password }))),
    );
  console.log(readyText(flags, folder.dir, running.pageUrl, Math.round(performance.now() - startedAt) / 1000));

  let ending = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // The second time, the process ends at once. Acknowledged writes are on disk.
      if (ending) process.exit(1);
      ending = true;
      console.log('\nEnding …');
      running
        .close()
        .then(() => folder.release())
        .then(
          () => process.exit(0),
          (error: unknown) => {
            console.error('The host did not end cleanly; what was acknowledged is on disk all the same.', error);
            process.exit(1);
          },
        );
    });
  }
}

function readyText(flags: Flags, dir: string, pageUrl: string, seconds: number): string {
  const people = flags.seed
    ? demoUsers.map(({ email, password }) => `    ${email}   ${password}`)
    : ['    none (--no-seed): sign up on the page'];
  return [
    '',
    `Ready in ${seconds.toFixed(1)} s.  ${pageUrl}`,
    '',
    '  Sign in as',
    ...people,
    '',
    `  Confirmation codes   ${pageUrl}/local-host/codes`,
    `  Export in a terminal ${exportCommand(dir, flags)}`,
    `  Plain AWS CLI        ${awsCliCommand(join(dir, 'operator.env'))}`,
    `  Logs of functions    ${join(dir, 'logs')}`,
    '',
    '  Ctrl-C ends it; everything is kept.',
    '',
  ].join('\n');
}

/** Names the outputs of another data folder than the one that `npm run export` looks into by itself. */
function exportCommand(dir: string, { seed }: Pick<Flags, 'seed'>): string {
  const outputsFile = join(dir, 'amplify_outputs.json');
  const flags = [
    ...(outputsFile === resolve(defaults.outputsFile) ? [] : ['--outputs', quoted(outputsFile)]),
    ...(seed ? [] : ['--email', 'ADDRESS']),
  ];
  return ['npm run export', ...(flags.length > 0 ? ['--', ...flags] : [])].join(' ');
}

main().catch((error: unknown) => {
  console.error(startupErrorMessage(error) ?? error);
  process.exit(1);
});
