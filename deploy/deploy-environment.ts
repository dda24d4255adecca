import { exitCodes } from '../cli/exit-codes.ts';
import { Refused } from '../cli/refused.ts';
import { checkAfter } from './check-after.ts';
import { checkBefore } from './check-before.ts';
import { operatorUsage, readOperatorFlags } from './operator-flags.ts';
import { Report } from './report.ts';
import { protectResources } from './stacks/deployed-stack.ts';
import { stackNamesOf } from './stacks/environment-stacks.ts';
import { holdsData } from './stacks/stateful-changes.ts';

/** Runs the CDK's command line with these arguments. Resolves with its exit code. */
export type RunCdk = (args: readonly string[]) => Promise<number>;

const outDir = 'cdk.out';

/**
 * `npm run deploy`: checks, deploys exactly what was checked, protects the resources with data, and tries the deployment.
 * Flags after `--` go to the CDK.
 *
 * @returns the exit code
 */
export async function deployEnvironment(args: readonly string[], runCdk: RunCdk): Promise<number> {
  const end = args.indexOf('--');
  const [own, forCdk] = end === -1 ? [args, []] : [args.slice(0, end), args.slice(end + 1)];
  const flags = readOperatorFlags('deploy', own, process.env);
  if (flags === 'help') {
    console.log(operatorUsage('deploy'));
    return exitCodes.done;
  }
  const report = new Report();
  const { stacks } = await checkBefore({ environment: flags.environment, outDir, bundles: true }, report);
  if (report.refused > 0) throw new Refused('Nothing was changed, for the reasons above.');
  const code = await runCdk(['deploy', '--all', '--app', outDir, ...forCdk]);
  if (code !== 0) throw new Refused(`The CDK ended with code ${code}. npm run doctor tells the state of the stacks.`);
  const { data } = stackNamesOf(flags.environment);
  const template = stacks.find(({ name }) => name === data)?.template;
  await protectResources(data, template === undefined ? [] : holdsData(template));
  report.tell('good', `CloudFormation refuses from now on to replace or delete what holds data in ${data}.`);
  await checkAfter(flags.environment, flags, report);
  return report.refused === 0 ? exitCodes.done : exitCodes.failed;
}
