import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { buildStacks } from './build-stacks.ts';
import { chosenEnvironment } from './chosen-environment.ts';
import type { EnvironmentName } from './environments.ts';
import { settingsOf } from './environments.ts';
import { decideConcurrency } from './reserved-concurrency.ts';
import type { OwnTables } from './settings.ts';
import { SettingsRefused } from './settings-refused.ts';

/**
 * Feature flags of the CDK. They are here and not in cdk.json, so that synthesis is the same with and without the CDK's
 * command line.
 */
const flags = {
  '@aws-cdk/core:validateAgainstDefaultRules': true,
  '@aws-cdk/core:checkSecretUsage': true,
  '@aws-cdk/aws-iam:minimizePolicies': true,
  '@aws-cdk/aws-lambda:recognizeLayerVersion': true,
};

const app = new App({ context: flags });
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));

try {
  build(chosenEnvironment(app.node));
  app.synth();
} catch (error) {
  if (!(error instanceof SettingsRefused)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function build(environment: EnvironmentName): void {
  // Given by tests of the local host, as JSON: it boots tables of any layout without an environment for each.
  const tried = app.node.tryGetContext('ownTables') as string | undefined;
  const settings = settingsOf(environment, tried === undefined ? undefined : (JSON.parse(tried) as OwnTables));
  // Given by `npm run deploy`, which has asked the account, and by the local host for its own. Without it nothing is
  // reserved.
  const asked = app.node.tryGetContext('reservableConcurrency') as string | undefined;
  const reservable = asked === undefined ? undefined : Number(asked);
  const forExports = decideConcurrency(
    { name: 'workerConcurrency', work: 'exports' },
    settings.workerConcurrency,
    reservable,
  );
  const forMonths = decideConcurrency(
    { name: 'monthsConcurrency', work: 'summaries by month' },
    settings.monthsConcurrency,
    reservable === undefined ? undefined : reservable - (forExports.reserved ?? 0),
  );
  for (const { sentence } of [forExports, forMonths]) console.error(sentence);
  buildStacks(app, environment, {
    ...settings,
    workerConcurrency: forExports.reserved,
    monthsConcurrency: forMonths.reserved,
  });
}
