import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refused } from '../../cli/refused.ts';
import { erasePerson } from '../erase/erase-person.ts';
import type { Places } from '../erase/places.ts';
import { PersonAccount } from './account.ts';
import { identityOf } from './identity-of.ts';

/** No mail can reach this domain (RFC 2606). One address, so that a trial that was stopped is cleared by the next. */
const canaryAddress = 'canary@myhome-account.invalid';

const root = join(import.meta.dirname, '..', '..');

/**
 * Tries a deployment as a person would: makes an account, signs in, exports, downloads and verifies. The person is
 * removed in any case, and that is tried with it.
 *
 * @throws Refused with the step that failed
 */
export async function tryAsCanary(outputsFile: string, places: Places, say: (line: string) => void): Promise<void> {
  const account = new PersonAccount(places.userPoolId, canaryAddress);
  if (await account.exists()) say('An earlier trial was stopped. Its person is removed first.');
  else await account.create({ isSilent: true });
  const owner = await identityOf(account, outputsFile);
  const folder = await mkdtemp(join(tmpdir(), 'myhome-account-canary-'));
  try {
    const variables = { MYHOME_ACCOUNT_EMAIL: canaryAddress, MYHOME_ACCOUNT_PASSWORD: await account.takeOver() };
    const file = await run('export', ['--out', folder, '--outputs', outputsFile], variables);
    await run('verify', [file], {});
  } finally {
    await rm(folder, { recursive: true, force: true });
    await erasePerson({ owner, account, places, say });
  }
}

/** Runs one of our own commands. Returns the last line that it printed. */
async function run(
  command: 'export' | 'verify',
  args: readonly string[],
  variables: Readonly<Record<string, string>>,
): Promise<string> {
  const child = spawn(process.execPath, [join(root, 'cli', `${command}.ts`), ...args], {
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [printed, said] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0)
    throw new Refused(
      `The trial failed at npm run ${command} (exit ${code ?? 'by a signal'}): ${(said || printed).trim().split('\n').at(-1) ?? ''}`,
    );
  return printed.trim().split('\n').at(-1) ?? '';
}
