import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Refused } from '../../cli/refused.ts';
import type { EnvironmentName } from '../../infra/environments.ts';
import type { Assembly } from './read-assembly.ts';
import { readAssembly } from './read-assembly.ts';

interface Asked {
  readonly environment: EnvironmentName;
  readonly reservable: number;
  /** The folder that gets the assembly. */
  readonly outDir: string;
  /** With the code of functions and page, as a deployment needs it. Without, only the templates are of use. */
  readonly bundles: boolean;
}

/**
 * Makes the cloud assembly with the same program that the CDK's command line would start. What is deployed is then what
 * was checked.
 *
 * @throws Refused when a setting is not allowed, or synthesis fails otherwise; the program has said why
 */
export async function synthesise({ environment, reservable, outDir, bundles }: Asked): Promise<Assembly> {
  const context = {
    environment,
    reservableConcurrency: String(reservable),
    ...(bundles ? {} : { 'aws:cdk:bundling-stacks': [] }),
  };
  const program = join(import.meta.dirname, '..', '..', 'infra', 'app.ts');
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, CDK_OUTDIR: outDir, CDK_CONTEXT_JSON: JSON.stringify(context) },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) throw new Refused('The templates could not be made; nothing was changed.');
  return readAssembly(outDir);
}
