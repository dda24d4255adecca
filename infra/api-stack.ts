import type { App } from 'aws-cdk-lib';
import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { PageOrigins } from '../delivery/page-headers.ts';
import { AlarmSet } from './alarms.ts';
import { CostBudget } from './cost-budget.ts';
import type { DataStack } from './data-stack.ts';
import { ExportJobs } from './export-jobs.ts';
import { FunctionRole } from './function-role.ts';
import { GraphqlApi } from './graphql-api.ts';
import { JobDashboard } from './job-dashboard.ts';
import { JobMetrics } from './job-metrics.ts';
import { LedgerSummary } from './ledger-summary.ts';
import { OwnerRole } from './owner-role.ts';
import { wireResolvers } from './resolver-wiring.ts';
import { RestoreJobs } from './restore-jobs.ts';
import type { Settings } from './settings.ts';
import { SignedInRole } from './signed-in-role.ts';

interface ApiStackProps {
  readonly settings: Settings;
  readonly data: DataStack;
  readonly tags: Readonly<Record<string, string>>;
}

/** The API, the functions behind it, and the permissions to call its fields. */
export class ApiStack extends Stack {
  /** The file that the web app reads. It has the same shape on AWS and on the local host. */
  readonly amplifyOutputs: Record<string, unknown>;
  /** The origins to which the page's scripts connect. */
  readonly pageOrigins: PageOrigins;

  constructor(app: App, id: string, { settings, data, tags }: ApiStackProps) {
    super(app, id, { tags, description: 'myhome-account: the API and its functions' });

    const workerRole = new FunctionRole(this, 'ExportWorkerRole', 'Exports the ledger of one owner at a time.');
    const failureRole = new FunctionRole(
      this,
      'ExportFailedRole',
      'Ends an export when the retries of its worker are used up.',
    );
    const restoreRole = new FunctionRole(this, 'RestoreWorkerRole', 'Restores the ledger of one owner at a time.');
    const sweeperRole = new FunctionRole(
      this,
      'SweeperRole',
      'Ends exports that nobody finishes, and settles restores.',
    );

    const api = new GraphqlApi(this, 'Api', {
      logRetention: settings.logRetention,
      environment: {
        IDENTITY_POOL_ID: data.people.identityPool.ref,
        ...(data.ledger.onlyOwner !== undefined && { ONLY_OWNER: data.ledger.onlyOwner }),
        WORKER_ROLES: workerRole.roleArn,
        RESTORE_ROLES: restoreRole.roleArn,
        SWEEPER_ROLES: sweeperRole.roleArn,
        FAILURE_ROLES: [workerRole, failureRole, sweeperRole].map((role) => role.roleArn).join(','),
      },
    });
    const ownerRole = new OwnerRole(this, 'OwnerRole', { data, workers: [workerRole, restoreRole] });
    const jobs = new ExportJobs(this, 'Jobs', { settings, data, api, workerRole, ownerRole, failureRole, sweeperRole });
    const restores = new RestoreJobs(this, 'Restores', { settings, data, api, workerRole: restoreRole, ownerRole });
    const summary = new LedgerSummary(this, 'Summary', { settings, data });
    wireResolvers(api, { data, jobs, restores, summary });

    api.grantFields(new SignedInRole(this, 'SignedIn', data.people), {
      Query: [
        'export',
        'exports',
        'copyMonths',
        'exportQuota',
        'ledgerDays',
        'ledgerMonths',
        'slips',
        'balances',
        'kinds',
        'methods',
        'restore',
        'restores',
        'receipts',
        'restorePreview',
      ],
      Mutation: [
        'requestExport',
        'cancelExport',
        'deleteExport',
        'acceptExport',
        'confirmCopy',
        'deleteReceipt',
        'endSubscriptions',
        'prepareRestore',
        'checkRestore',
        'applyRestore',
        'stopRestore',
        'undoRestore',
      ],
      Subscription: ['onExport', 'onRestore'],
    });

    const metrics = new JobMetrics(settings.name);
    new JobDashboard(this, 'Overview', { name: settings.name, metrics, jobs, restores });
    if (settings.monthlyBudgetUsd !== undefined && settings.alarmEmail !== undefined)
      new CostBudget(this, 'Cost', {
        name: settings.name,
        monthly: settings.monthlyBudgetUsd,
        email: settings.alarmEmail,
      });
    new AlarmSet(this, 'Alarms', {
      metrics,
      jobs,
      restores,
      ...(settings.alarmEmail === undefined ? {} : { email: settings.alarmEmail }),
    });

    this.pageOrigins = {
      ...api.origins,
      userPools: `https://cognito-idp.${this.region}.amazonaws.com`,
      identityPools: `https://cognito-identity.${this.region}.amazonaws.com`,
      // Download links are signed for the regional virtual host.
      archives: `https://${data.archives.bucket.bucketRegionalDomainName}`,
    };
    this.amplifyOutputs = {
      version: '1.4',
      auth: data.people.amplifyAuth,
      data: { url: api.url, aws_region: this.region, default_authorization_type: 'AWS_IAM', authorization_types: [] },
      // For the page, which says who may make an account. Cognito itself refuses everyone else.
      custom: {
        who_may_sign_up:
          typeof settings.whoMaySignUp === 'object'
            ? { email_domains: settings.whoMaySignUp.emailDomains }
            : settings.whoMaySignUp,
      },
    };
    new CfnOutput(this, 'AmplifyOutputs', {
      value: this.toJsonString(this.amplifyOutputs),
      description: 'amplify_outputs.json',
    });
  }
}
