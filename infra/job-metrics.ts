import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { jobFigures } from '../functions/metric-names.ts';
import { metricsNamespace } from '../functions/metric-names.ts';

type Job = 'EXPORT' | 'RESTORE';

/** The metrics that the functions write with the end of each job (`functions/job-end.ts`). */
export class JobMetrics {
  readonly #deployment: string;

  constructor(deployment: string) {
    this.#deployment = deployment;
  }

  /** How many jobs ended so. */
  ended(job: Job, outcome: string): Metric {
    return new Metric({
      namespace: metricsNamespace,
      metricName: 'jobs',
      dimensionsMap: { deployment: this.#deployment, job, outcome },
      statistic: 'Sum',
      period: Duration.minutes(5),
    });
  }

  figure(job: Job, metricName: keyof typeof jobFigures, statistic: string, label: string): Metric {
    return new Metric({
      namespace: metricsNamespace,
      metricName,
      dimensionsMap: { deployment: this.#deployment, job },
      statistic,
      period: Duration.minutes(5),
      label,
    });
  }
}
