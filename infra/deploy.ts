import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { readAccountConcurrency } from './account-concurrency.ts';
import { reservableFor } from './reserved-concurrency.ts';

/**
 * `npm run deploy`: asks the account how much concurrency it can reserve, then runs `cdk deploy --all` with the result.
 * Further arguments go to the CDK.
 */
async function main(): Promise<number> {
  const cdk = join(import.meta.dirname, '..', 'node_modules', 'aws-cdk', 'bin', 'cdk');
  const child = spawn(
    process.execPath,
    [cdk, 'deploy', '--all', '-c', `reservableConcurrency=${await reservable()}`, ...process.argv.slice(2)],
    { stdio: 'inherit' },
  );
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/**
 * Returns 0 when the account does not answer, because a reservation that Lambda refuses would stop the deployment half
 * way.
 */
async function reservable(): Promise<number> {
  try {
    return reservableFor(await readAccountConcurrency((name) => /Api-(JobsExportWorker|SummaryMonths)/.test(name)));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    console.error(
      `Lambda did not say what this account can reserve, so nothing is reserved (${error.name}: ${error.message}).`,
    );
    return 0;
  }
}

process.exitCode = await main();
