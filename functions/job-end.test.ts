import { expect, it } from 'vitest';
import { jobEnd } from './job-end.ts';

it('the line of a job’s end has its figures, and tells CloudWatch which of them are metrics', () => {
  const line = jobEnd({ job: 'EXPORT', outcome: 'READY', rows: 7, bytes: 900, durationMs: 50, queueMs: undefined });
  expect(line).toEqual({
    ...{ job: 'EXPORT', outcome: 'READY', jobs: 1, rows: 7, bytes: 900, durationMs: 50 },
    _aws: {
      Timestamp: expect.any(Number) as number,
      CloudWatchMetrics: [
        {
          Namespace: 'MyhomeAccount',
          Dimensions: [['deployment', 'job', 'outcome']],
          Metrics: [{ Name: 'jobs', Unit: 'Count' }],
        },
        {
          Namespace: 'MyhomeAccount',
          Dimensions: [['deployment', 'job']],
          Metrics: [
            { Name: 'rows', Unit: 'Count' },
            { Name: 'bytes', Unit: 'Bytes' },
            { Name: 'durationMs', Unit: 'Milliseconds' },
          ],
        },
      ],
    },
  });
});

it('an end without figures counts the job alone', () => {
  expect(jobEnd({ job: 'RESTORE', outcome: 'STOPPED' })).toMatchObject({
    _aws: { CloudWatchMetrics: [{ Metrics: [{ Name: 'jobs', Unit: 'Count' }] }] },
  });
});
