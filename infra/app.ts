import { App, Validations } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { buildStacks } from './build-stacks.ts';
import { decideConcurrency } from './reserved-concurrency.ts';
import type { Settings } from './settings.ts';

const settings: Settings = {
  name: 'MyhomeAccount',
  archiveRetentionDays: 7,
  safetyCopyDays: 31,
  uploadFormSeconds: 3600,
  allWritersKeepFence: false,
  timeZone: 'Asia/Tokyo',
  urlTtlSeconds: 900,
  workerMemoryMb: 1769,
  workerTimeoutSeconds: 900,
  workerConcurrency: 10,
  monthsConcurrency: 10,
  logRetention: RetentionDays.THREE_MONTHS,
};

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

// Given by `npm run deploy`, which has asked the account, and by the local host for its own. Without it nothing is reserved.
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
buildStacks(app, { ...settings, workerConcurrency: forExports.reserved, monthsConcurrency: forMonths.reserved });

app.synth();
