import { App, Validations } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { ApiStack } from './api-stack.ts';
import { DataStack } from './data-stack.ts';
import type { Settings } from './settings.ts';
import { WebStack } from './web-stack.ts';

const settings: Settings = {
  name: 'MyhomeAccount',
  archiveRetentionDays: 7,
  timeZone: 'Asia/Tokyo',
  urlTtlSeconds: 900,
  workerMemoryMb: 1769,
  workerTimeoutSeconds: 900,
  logRetention: RetentionDays.THREE_MONTHS,
};

/** Feature flags of the CDK. Here and not in cdk.json, so that synthesis is the same with and without its command line. */
const flags = {
  '@aws-cdk/core:validateAgainstDefaultRules': true,
  '@aws-cdk/core:checkSecretUsage': true,
  '@aws-cdk/aws-iam:minimizePolicies': true,
  '@aws-cdk/aws-lambda:recognizeLayerVersion': true,
};

const app = new App({ context: flags });
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));

const data = new DataStack(app, `${settings.name}Data`, settings);
const api = new ApiStack(app, `${settings.name}Api`, { settings, data });
new WebStack(app, `${settings.name}Web`, api);

app.synth();
