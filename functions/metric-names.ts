/** The name under which CloudWatch keeps the metrics of jobs. */
export const metricsNamespace = 'MyhomeAccount';

/** The dimensions of a job's figures. `outcome` is one more, of the metric `jobs` alone. */
export const jobDimensions = ['deployment', 'job'] as const;

/** The figures of a job, and their units. */
export const jobFigures = {
  rows: 'Count',
  bytes: 'Bytes',
  durationMs: 'Milliseconds',
  queueMs: 'Milliseconds',
} as const;
