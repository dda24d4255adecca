import { peakResidentBytes } from './peak-memory.ts';

/** What a pipeline did, as the last line of its output. */
export interface Measured {
  readonly rows: number;
  readonly zipBytes: number;
  readonly wallMs: number;
  /** Of all threads of the process, in user and system mode. */
  readonly cpuMs: number;
  readonly peakBytes: number;
  /** Milliseconds of each step, where the pipeline has steps. */
  readonly steps?: Readonly<Record<string, number>>;
}

/** Runs a pipeline and prints what it took: from the first request to the last answer, without the start of the process. */
export async function measured(pipeline: () => Promise<Pick<Measured, 'rows' | 'zipBytes' | 'steps'>>): Promise<void> {
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  const done = await pipeline();
  const wallMs = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(cpu);
  const result: Measured = { ...done, wallMs, cpuMs: (user + system) / 1000, peakBytes: peakResidentBytes() };
  process.stdout.write(`${JSON.stringify({ measured: result })}\n`);
}
