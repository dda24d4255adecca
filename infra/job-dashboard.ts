import { Duration } from 'aws-cdk-lib';
import { Dashboard, GraphWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { ExportJobs } from './export-jobs.ts';
import type { JobMetrics } from './job-metrics.ts';
import type { RestoreJobs } from './restore-jobs.ts';

interface JobDashboardProps {
  readonly name: string;
  readonly metrics: JobMetrics;
  readonly jobs: ExportJobs;
  readonly restores: RestoreJobs;
}

/** One small page: how jobs ended, how long they took and waited, and what they moved. */
export class JobDashboard extends Construct {
  constructor(scope: Construct, id: string, { name, metrics, jobs, restores }: JobDashboardProps) {
    super(scope, id);
    const graph = { width: 12, height: 6 };
    const ageOf = (target: ExportJobs['worker'], label: string) =>
      target.metric('AsyncEventAge', { statistic: 'Maximum', period: Duration.minutes(5), label });
    new Dashboard(this, 'Dashboard', {
      dashboardName: name,
      widgets: [
        [
          new GraphWidget({
            ...graph,
            title: 'Exports by outcome',
            left: ['READY', 'FAILED'].map((outcome) => metrics.ended('EXPORT', outcome).with({ label: outcome })),
          }),
          new GraphWidget({
            ...graph,
            title: 'Restores by outcome',
            left: ['CHECKED', 'APPLIED', 'UNDONE', 'STOPPED', 'REFUSED', 'UNDO_INCOMPLETE', 'FAILED'].map((outcome) =>
              metrics.ended('RESTORE', outcome).with({ label: outcome }),
            ),
          }),
        ],
        [
          new GraphWidget({
            ...graph,
            title: 'Time of a run, ms',
            left: [
              metrics.figure('EXPORT', 'durationMs', 'p50', 'export, half of them'),
              metrics.figure('EXPORT', 'durationMs', 'Maximum', 'export, the longest'),
              metrics.figure('RESTORE', 'durationMs', 'Maximum', 'restore, the longest'),
            ],
          }),
          new GraphWidget({
            ...graph,
            title: 'Waiting for a worker, ms',
            left: [
              metrics.figure('EXPORT', 'queueMs', 'Maximum', 'export, the longest'),
              ageOf(jobs.worker, 'oldest export in the queue'),
              ageOf(restores.worker, 'oldest restore in the queue'),
            ],
          }),
        ],
        [
          new GraphWidget({
            ...graph,
            title: 'Records',
            left: [
              metrics.figure('EXPORT', 'rows', 'Sum', 'exported'),
              metrics.figure('RESTORE', 'rows', 'Sum', 'restored'),
            ],
          }),
          new GraphWidget({ ...graph, title: 'Bytes', left: [metrics.figure('EXPORT', 'bytes', 'Sum', 'exported')] }),
        ],
      ],
    });
  }
}
