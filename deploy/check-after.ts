import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refused } from '../cli/refused.ts';
import type { EnvironmentName } from '../infra/environments.ts';
import { placesIn } from './erase/places.ts';
import { tryAsCanary } from './people/canary.ts';
import type { Report } from './report.ts';
import { deployedResources, deployedStack } from './stacks/deployed-stack.ts';
import { stackNamesOf } from './stacks/environment-stacks.ts';

/** Where the deployment's `amplify_outputs.json` is kept, for the commands that take `--outputs`. */
export function outputsFileOf(environment: EnvironmentName): string {
  return join('.deployed', environment, 'amplify_outputs.json');
}

/**
 * Writes the deployment's `amplify_outputs.json`.
 *
 * @throws Refused when the environment is not deployed
 */
export async function writeOutputs(environment: EnvironmentName): Promise<string> {
  const { api } = stackNamesOf(environment);
  const outputs = (await deployedStack(api))?.outputs['AmplifyOutputs'];
  if (outputs === undefined)
    throw new Refused(
      `The environment ${environment} is not deployed here: there is no stack ${api} with its outputs.`,
    );
  const file = outputsFileOf(environment);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, outputs);
  return file;
}

/** Tries a deployment: the page answers with its policy, and a person can sign in, export, download and verify. */
export async function checkAfter(
  environment: EnvironmentName,
  { canary }: { readonly canary: boolean },
  report: Report,
): Promise<void> {
  const names = stackNamesOf(environment);
  const file = await writeOutputs(environment);
  const page = (await deployedStack(names.web))?.outputs['PageUrl'];
  if (page === undefined) report.tell('refused', `The stack ${names.web} with the page is not deployed.`);
  else report.tell(...(await checkPage(page)));
  if (canary) {
    const places = placesIn(await deployedResources(names.data));
    await tryAsCanary(file, places, (line) => report.tell('warning', line));
    report.tell('good', 'A person signed in, exported, downloaded and verified a copy, and was removed.');
  }
  report.tell('good', `The commands find this deployment with --outputs ${file}`);
  if (page !== undefined) report.tell('good', `The page: ${page}`);
}

async function checkPage(url: string): Promise<['good' | 'refused', string]> {
  try {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(30_000) });
    if (!response.ok) return ['refused', `The page answers ${response.status} at ${url}.`];
    if (!response.headers.has('content-security-policy'))
      return ['refused', `The page at ${url} comes without its Content-Security-Policy.`];
    return ['good', 'The page answers, with its Content-Security-Policy.'];
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const cause = error.cause instanceof Error ? error.cause.message : error.message;
    return ['refused', `The page does not answer at ${url} (${cause}).`];
  }
}
