import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { entryRange } from '../ledger/period.ts';
import { benchOwner } from './bench-owner.ts';
import type { Bundle } from './bundles.ts';
import { runPipeline } from './child-process.ts';
import type { Measured } from './pipelines/measured.ts';
import type { ServerUrls } from './server-urls.ts';
import { syntheticPeriod } from './synthetic-ledger.ts';

/** A way to export, as a command. */
export interface Pipeline {
  readonly name: string;
  readonly command: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

const script = (name: string) => join(import.meta.dirname, 'pipelines', name);

/** True where the original's own language and client are installed. */
export const hasBoto3 = spawnSync('python3', ['-c', 'import boto3']).status === 0;

/** The original's way, the worker as it is deployed, and the worker without jszip. */
export function comparedPipelines(worker: Bundle): {
  readonly seed: Pipeline;
  readonly ours: Pipeline;
  readonly ceiling: Pipeline;
} {
  const { first, last } = entryRange(syntheticPeriod);
  return {
    seed: hasBoto3
      ? { name: 'seed (Python)', command: ['python3', script('seed.py'), benchOwner, first, last] }
      : { name: 'seed (JavaScript)', command: [process.execPath, script('seed.ts')] },
    ours: {
      name: 'ours (the bundle)',
      command: [process.execPath, script('worker.ts'), worker.file],
      environment: worker.environment,
    },
    ceiling: {
      name: 'ceiling (no jszip)',
      command: [process.execPath, script('ceiling.ts')],
      environment: worker.environment,
    },
  };
}

/** One run of the restore worker, as it is deployed, that compares or writes this number of records. */
export function restorePipeline(worker: Bundle, records: number): Pipeline {
  return {
    name: 'restore worker',
    command: [process.execPath, script('restore-worker.ts'), worker.file, String(records)],
    environment: worker.environment,
  };
}

/** The worker's stages. Each one includes all the stages before it, under the worker's own settings. */
export function stagePipelines(worker: Bundle): readonly Pipeline[] {
  return ['read', 'write', 'deflate'].map((name) => ({
    name,
    command: [process.execPath, script('stages.ts'), name],
    environment: worker.environment,
  }));
}

/**
 * Runs the pipelines in turn, several times, so that other load on the machine affects all of them alike. Returns the
 * median of each figure.
 */
export async function runInTurn(pipelines: readonly Pipeline[], urls: ServerUrls, runs: number): Promise<Measured[]> {
  const results: Measured[][] = pipelines.map(() => []);
  for (let run = 0; run < runs; run += 1) {
    for (const [index, { name, command, environment }] of pipelines.entries()) {
      const result = await runPipeline(command, urls, environment);
      results[index]?.push(result);
      console.error(
        `  ${name}: ${Math.round(result.wallMs)} ms, ${Math.round(result.cpuMs)} ms of CPU, ${Math.round(result.peakBytes / 2 ** 20)} MB`,
      );
    }
  }
  return results.map(medians);
}

/** The median of each figure. */
export function medians(results: readonly Measured[]): Measured {
  const of = (figure: (result: Measured) => number) => {
    const sorted = results.map(figure).sort((a, b) => a - b);
    return sorted[sorted.length >> 1] ?? NaN;
  };
  const steps = Object.keys(results[0]?.steps ?? {}).map(
    (step) => [step, of((result) => result.steps?.[step] ?? NaN)] as const,
  );
  return {
    ...{ rows: of(({ rows }) => rows), zipBytes: of(({ zipBytes }) => zipBytes), wallMs: of(({ wallMs }) => wallMs) },
    ...{
      cpuMs: of(({ cpuMs }) => cpuMs),
      peakBytes: of(({ peakBytes }) => peakBytes),
      steps: Object.fromEntries(steps),
    },
  };
}
