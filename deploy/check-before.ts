import type { EnvironmentName } from '../infra/environments.ts';
import { settingsOf } from '../infra/environments.ts';
import { bootstrapVersion, checkBootstrapVersion } from './account/bootstrap.ts';
import { reservable } from './account/reservable.ts';
import { whoAsks } from './account/who-asks.ts';
import { checkSize } from './assembly/check-size.ts';
import type { AssembledStack, Assembly } from './assembly/read-assembly.ts';
import { synthesise } from './assembly/synthesise.ts';
import type { Report } from './report.ts';
import { deployedStack, deployedTemplate } from './stacks/deployed-stack.ts';
import { stackNamesOf } from './stacks/environment-stacks.ts';
import { statefulChanges } from './stacks/stateful-changes.ts';

interface Asked {
  readonly environment: EnvironmentName;
  readonly outDir: string;
  /** With the code, as for a deployment. */
  readonly bundles: boolean;
}

/**
 * Everything that can be known before something is changed: credentials, region, bootstrap, concurrency, the size of the
 * templates, the state of the stacks, and what a deployment would do to resources with data.
 *
 * @throws Refused with one line when the account cannot be used at all
 */
export async function checkBefore({ environment, outDir, bundles }: Asked, report: Report): Promise<Assembly> {
  const account = await whoAsks();
  report.tell('good', `Account ${account.accountId}, region ${account.region}, as ${account.arn}.`);
  const version = await bootstrapVersion(account);
  const say = (line: string) => report.tell('warning', line);
  const canReserve = await reservable(stackNamesOf(environment).api, say);
  report.tell(
    canReserve > 0 ? 'good' : 'warning',
    canReserve > 0
      ? `The account can reserve ${canReserve} concurrent executions.`
      : 'The account can reserve no concurrency (quota "Concurrent executions", L-B99A9384, in Service Quotas).',
  );
  const { alarmEmail } = settingsOf(environment);
  report.tell(
    alarmEmail === undefined ? 'warning' : 'good',
    alarmEmail === undefined
      ? 'Nobody will hear the alarms: alarmEmail is not set. They show in the CloudWatch console only, and there is no budget.'
      : `Alarms and the budget go to ${alarmEmail}, once that address has confirmed the subscription.`,
  );
  const assembly = await synthesise({ environment, reservable: canReserve, outDir, bundles });
  report.tell('good', checkBootstrapVersion(version, assembly.bootstrapVersion, account));
  for (const stack of assembly.stacks) {
    const { verdict, sentence } = checkSize(stack);
    report.tell(verdict, sentence);
    await checkStack(stack, report);
  }
  return assembly;
}

async function checkStack({ name, template }: AssembledStack, report: Report): Promise<void> {
  const deployed = await deployedStack(name);
  if (deployed === undefined) {
    report.tell('good', `${name} does not exist yet.`);
    return;
  }
  if (!isUpdatable(deployed.status)) {
    report.tell('refused', `${name} is ${deployed.status}. Look at it in CloudFormation before you deploy again.`);
    return;
  }
  const refusals = statefulChanges(await deployedTemplate(name), template);
  for (const sentence of refusals) report.tell('refused', `${name}: ${sentence}`);
  if (refusals.length === 0) report.tell('good', `${name} (${deployed.status}) keeps every resource that holds data.`);
}

/** A stack that an update can begin with. ROLLBACK_COMPLETE is one that never came to be. */
function isUpdatable(status: string): boolean {
  return status.endsWith('_COMPLETE') && status !== 'ROLLBACK_COMPLETE' && status !== 'DELETE_COMPLETE';
}
