import { Duration } from 'aws-cdk-lib';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { ExportJobs } from './export-jobs.ts';
import type { JobMetrics } from './job-metrics.ts';
import type { RestoreJobs } from './restore-jobs.ts';

interface AlarmSetProps {
  readonly metrics: JobMetrics;
  readonly jobs: ExportJobs;
  readonly restores: RestoreJobs;
  readonly email?: string;
}

/** Long enough to show that there are too few workers, and early enough to allow more before an event is dropped. */
const longWaitMinutes = 60;

/**
 * Alarms for an operator: what people notice, and jobs that wait for long, were dropped, or whose end could not be
 * recorded. docs/runbook.md has a section for each, by its id.
 */
export class AlarmSet extends Construct {
  readonly #action: SnsAction | undefined;

  constructor(scope: Construct, id: string, { metrics, jobs, restores, email }: AlarmSetProps) {
    super(scope, id);
    if (email !== undefined) {
      const topic = new Topic(this, 'Topic', { enforceSSL: true });
      topic.addSubscription(new EmailSubscription(email));
      this.#action = new SnsAction(topic);
    }
    const fiveMinutes = { period: Duration.minutes(5) };
    const of = (target: IFunction, name: string, statistic: string) =>
      target.metric(name, { ...fiveMinutes, statistic });
    this.#alarm(
      'ExportsFail',
      metrics.ended('EXPORT', 'FAILED'),
      1,
      'A person’s export has failed. They see the reason and can try again.',
    );
    this.#alarm(
      'RestoresFail',
      metrics.ended('RESTORE', 'FAILED'),
      1,
      'A run of a person’s restore has failed. Their records may be partly put back; they can go on or undo.',
    );
    this.#alarm(
      'UndoIncomplete',
      metrics.ended('RESTORE', 'UNDO_INCOMPLETE'),
      1,
      'An undo left records alone, because something else had changed them meanwhile.',
    );
    this.#alarm(
      'ExportsWait',
      of(jobs.worker, 'AsyncEventAge', 'Maximum'),
      longWaitMinutes * 60_000,
      'An export has waited an hour for its worker. Lambda keeps it for six: let more workers run (workerConcurrency, or the account’s limit).',
    );
    this.#alarm(
      'ExportsDropped',
      of(jobs.worker, 'AsyncEventsDropped', 'Sum'),
      1,
      'An export was dropped before it ran; the failure destination or the sweeper ends it.',
    );
    this.#alarm(
      'RestoresWait',
      of(restores.worker, 'AsyncEventAge', 'Maximum'),
      longWaitMinutes * 60_000,
      'A run of a restore has waited an hour. The account’s limit of concurrent functions is too low, or used up.',
    );
    this.#alarm(
      'RestoresDropped',
      of(restores.worker, 'AsyncEventsDropped', 'Sum'),
      1,
      'A run of a restore was dropped or failed at each attempt; the sweeper starts the next one, up to its limit.',
    );
    this.#alarm(
      'DestinationFailures',
      of(jobs.worker, 'DestinationDeliveryFailures', 'Sum'),
      1,
      'The failure destination could not be reached.',
    );
    // Not the function's errors, because a try that comes before the last attempt's lease has lapsed throws on purpose.
    this.#alarm(
      'FailuresUnrecorded',
      of(jobs.failed, 'AsyncEventsDropped', 'Sum'),
      1,
      'A failed export could not be marked as failed; the sweeper will.',
    );
    this.#alarm(
      'SweeperFails',
      of(jobs.sweeper, 'Errors', 'Sum'),
      1,
      'Exports that nobody finishes are not being ended, and restores that lost their run do not go on.',
    );
  }

  #alarm(id: string, metric: Metric, threshold: number, alarmDescription: string): void {
    const alarm = new Alarm(this, id, {
      metric,
      threshold,
      alarmDescription: `${alarmDescription} See "${id}" in docs/runbook.md.`,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    if (this.#action !== undefined) alarm.addAlarmAction(this.#action);
  }
}
