import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitCodes } from '../cli/exit-codes.ts';
import { runCommand } from '../cli/run-command.ts';
import { checkAfter } from './check-after.ts';
import { checkBefore } from './check-before.ts';
import { operatorUsage, readOperatorFlags } from './operator-flags.ts';
import { Report } from './report.ts';
import { deployedStack } from './stacks/deployed-stack.ts';
import { stackNamesOf } from './stacks/environment-stacks.ts';

runCommand(main);

/** `npm run doctor`: the checks before and after a deployment, and no deployment. */
async function main(): Promise<number> {
  const flags = readOperatorFlags('doctor', process.argv.slice(2), process.env);
  if (flags === 'help') {
    console.log(operatorUsage('doctor'));
    return exitCodes.done;
  }
  const report = new Report();
  const outDir = await mkdtemp(join(tmpdir(), 'myhome-account-doctor-'));
  try {
    await checkBefore({ environment: flags.environment, outDir, bundles: false }, report);
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
  if (await deployedStack(stackNamesOf(flags.environment).api)) await checkAfter(flags.environment, flags, report);
  else report.tell('warning', `The environment ${flags.environment} is not deployed yet, so nothing was tried in it.`);
  return report.refused === 0 ? exitCodes.done : exitCodes.failed;
}
