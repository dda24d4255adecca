import type { LogFields } from './log.ts';
import { jobDimensions, jobFigures, metricsNamespace } from './metric-names.ts';

/** How a job, or a part of one, ended. Its line in the log is also where CloudWatch reads the metrics (decision 0037). */
export interface JobEnd {
  readonly job: 'EXPORT' | 'RESTORE';
  /** A status of the job that it reached in this run. */
  readonly outcome: string;
  readonly rows?: number | undefined;
  readonly bytes?: number | undefined;
  /** Of this run. */
  readonly durationMs?: number | undefined;
  /** From the request to the first claim. */
  readonly queueMs?: number | undefined;
}

/**
 * The fields of a log line that says how a job ended, in CloudWatch's embedded metric format: `jobs` by outcome, the
 * other figures by job. The log's context has the third dimension, `deployment`. The dimensions are few, because each
 * combination is a metric that is paid for.
 */
export function jobEnd(end: JobEnd): LogFields {
  const figures = Object.fromEntries(
    Object.entries(end).filter(([name, value]) => name in jobFigures && value !== undefined),
  );
  const metrics = Object.keys(figures).map((Name) => ({ Name, Unit: jobFigures[Name as keyof typeof jobFigures] }));
  return {
    ...{ job: end.job, outcome: end.outcome, jobs: 1 },
    ...figures,
    _aws: {
      Timestamp: Date.now(),
      CloudWatchMetrics: [
        {
          Namespace: metricsNamespace,
          Dimensions: [[...jobDimensions, 'outcome']],
          Metrics: [{ Name: 'jobs', Unit: 'Count' }],
        },
        ...(metrics.length > 0 ? [{ Namespace: metricsNamespace, Dimensions: [jobDimensions], Metrics: metrics }] : []),
      ],
    },
  };
}
