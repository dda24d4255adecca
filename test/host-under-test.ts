import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Faults } from 'local-aws/host/faults.ts';
import { noFaults } from 'local-aws/host/faults.ts';
import type { MovableClock } from 'local-aws/host/movable-clock.ts';
import { createMovableClock } from 'local-aws/host/movable-clock.ts';
import { PortInUse } from 'local-aws/host/ports.ts';
import type { Assembly } from 'local-aws/template/read-assembly.ts';
import { createCodeBox } from '../dev/codes.ts';
import type { DataFolder } from '../dev/data-folder.ts';
import { takeDataFolder } from '../dev/data-folder.ts';
import type { RunningHost } from '../dev/run-host.ts';
import { runHost } from '../dev/run-host.ts';
import type { LocalEnvironment } from '../dev/synthesise.ts';
import type { OwnTables } from '../infra/settings.ts';

/** A complete host on its own ports, with an empty data folder that is removed with it. */
export interface HostUnderTest extends RunningHost {
  readonly clock: MovableClock;
  readonly faults: Faults;
  readonly dataDir: string;
  /** The host's printed output, e.g. confirmation codes. */
  readonly output: readonly string[];
}

/**
 * Starts the host. With `seed: false` it has no users and ledgers. `environment` is that of its settings, `local` when left out. `adapt` changes the booted assembly.
 */
export async function startHostUnderTest({
  seed = true,
  environment,
  ownTables,
  adapt,
}: {
  readonly seed?: boolean;
  readonly environment?: LocalEnvironment;
  /** Tables in place of those of the environment. */
  readonly ownTables?: OwnTables;
  readonly adapt?: (assembly: Assembly) => Assembly;
} = {}): Promise<HostUnderTest> {
  const dataDir = await mkdtemp(join(tmpdir(), 'myhome-account-test-'));
  const folder = await takeDataFolder(dataDir, { fresh: false });
  const clock = createMovableClock();
  const faults = noFaults();
  const output: string[] = [];
  const codes = createCodeBox(
    (line) => output.push(line),
    () => clock.nowMs(),
  );
  const running = await onFreePorts((port) =>
    runHost({
      folder,
      port,
      seed,
      dev: false,
      clock,
      codes,
      faults,
      say: (line) => output.push(line),
      // `npm run test:strict`: the stack works too where IAM decides on every field.
      checkedFields: process.env['CHECKED_FIELDS'] === 'every' ? 'every' : 'root',
      ...(environment && { environment }),
      ...(ownTables && { ownTables: JSON.stringify(ownTables) }),
      ...(adapt && { adapt }),
    }),
  );
  return { ...running, clock, faults, dataDir, output, close: () => closeAll(running, folder) };
}

async function closeAll(running: RunningHost, folder: DataFolder): Promise<void> {
  await running.close();
  await folder.release();
  await rm(folder.dir, { recursive: true, force: true });
}

/** Ports below the system's range for outgoing connections, so that only another test can take them. */
async function onFreePorts<Started>(start: (firstPort: number) => Promise<Started>): Promise<Started> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await start(10_000 + Math.floor(Math.random() * 2_000) * 10);
    } catch (error) {
      if (!(error instanceof PortInUse) || attempt === 20) throw error;
    }
  }
}
