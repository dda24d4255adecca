import { peakResidentBytes } from './peak-memory.ts';

/** The measurements of one pipeline, printed as the last line of its output. */
export interface Measured {
  readonly rows: number;
  readonly zipBytes: number;
  readonly wallMs: number;
  /** User and system time of all threads of the process. */
  readonly cpuMs: number;
  readonly peakBytes: number;
  /** Milliseconds of each step, where the pipeline has steps. */
  readonly steps?: Readonly<Record<string, number>>;
}

/**
 * Runs a pipeline and prints its measurements. They cover the first request to the last answer, without the start of
 * the process.
 */
export async function measured(pipeline: () => Promise<Pick<Measured, 'rows' | 'zipBytes' | 'steps'>>): Promise<void> {
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  const done = await pipeline();
  const wallMs = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(cpu);
  const result: Measured = { ...done, wallMs, cpuMs: (user + system) / 1000, peakBytes: peakResidentBytes() };
  process.stdout.write(`${JSON.stringify({ measured: result })}\n`);
}
