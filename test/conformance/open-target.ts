import type { Target } from './target.ts';

/** `TARGET=local` (the default) or `TARGET=aws`. */
export async function openTarget(): Promise<Target> {
  const name = process.env['TARGET'] ?? 'local';
  // Loaded when chosen, so that a run against AWS boots no host, and a local run needs no outputs.
  if (name === 'local') return (await import('./local-target.ts')).openLocalTarget();
  if (name === 'aws') return (await import('./aws-target.ts')).openAwsTarget();
  throw new Error(`TARGET: expected local or aws, got ${JSON.stringify(name)}.`);
}
