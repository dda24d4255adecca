import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { readAccountConcurrency } from './account-concurrency.ts';
import { reservableFor } from './reserved-concurrency.ts';

/** `npm run deploy`: asks the account what it can reserve, then runs `cdk deploy --all` with that. Further arguments go to the CDK. */
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

/** Nothing where the account does not say: what Lambda then refuses would end the deployment in its middle. */
async function reservable(): Promise<number> {
  try {
    return reservableFor(await readAccountConcurrency((name) => /Api-JobsExportWorker/.test(name)));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    console.error(
      `Lambda did not say what this account can reserve, so nothing is reserved for exports (${error.name}: ${error.message}).`,
    );
    return 0;
  }
}

process.exitCode = await main();
