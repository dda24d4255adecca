import { readBundles } from '/tmp/w/lead/bench/bundles.ts';
import { exportedArchive, restoreInto } from '/tmp/w/lead/bench/restores.ts';
const bundles = await readBundles();
const of = (n: string) => bundles.find((b) => b.name.includes(n))!;
const exporter = of('ExportWorker'), restorer = of('RestoreWorker');
const variants: Record<string, Record<string,string>> = {
  base: {},
  arena1: { MALLOC_ARENA_MAX: '1' },
  arena2: { MALLOC_ARENA_MAX: '2' },
  semi2: { NODE_OPTIONS: '--max-semi-space-size=2' },
  trim: { MALLOC_ARENA_MAX: '1', MALLOC_TRIM_THRESHOLD_: '131072', MALLOC_MMAP_THRESHOLD_: '131072' },
};
const rowsList = (process.env.ROWS ?? '50000,400000').split(',').map(Number);
for (const rows of rowsList) {
  const archive = await exportedArchive(exporter, rows);
  for (const [name, env] of Object.entries(variants)) {
    if (process.env.ONLY && !process.env.ONLY.split(',').includes(name)) continue;
    for (const ledger of ['whole','differing'] as const) {
      if (ledger==='differing' && rows>400000 && !process.env.ALL) continue;
      const done = await restoreInto(ledger, { restorer: { ...restorer, environment: { ...restorer.environment, ...env } }, archive, rows, runs: 1 });
      for (const d of done) console.log(rows, name, ledger, d.work, Math.round(d.measured.peakBytes/2**20)+' MB', Math.round(d.measured.cpuMs)+' ms cpu');
    }
  }
}
process.exit();
