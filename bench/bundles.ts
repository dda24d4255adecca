import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readAssembly } from 'local-aws/template/read-assembly.ts';
import { synthesise } from '../dev/synthesise.ts';
import { functionVariables } from '../functions/environment.ts';

/** A function as a deployment would upload it. */
export interface Bundle {
  /** The construct's id, without the CDK's hash. */
  readonly name: string;
  readonly file: string;
  readonly bytes: number;
  /** Variables that the template sets to fixed values, such as NODE_OPTIONS. */
  readonly environment: Readonly<Record<string, string>>;
}

/** The bundles of the synthesised template. */
export async function readBundles(): Promise<Bundle[]> {
  const assembly = readAssembly(await synthesise(() => console.error('Synthesising …')));
  const resources = assembly.stacks.flatMap((stack) => Object.entries(stack.resources));
  const bundles = resources.flatMap(([logicalId, { Type, Properties = {} }]) => {
    const code = Properties['Code'] as { S3Key?: string } | undefined;
    if (Type !== 'AWS::Lambda::Function' || code?.S3Key === undefined) return [];
    const file = join(assembly.assetDir(code.S3Key), 'index.mjs');
    // The CDK's own functions are not bundles of this project.
    if (!existsSync(file)) return [];
    const { Variables = {} } = (Properties['Environment'] ?? {}) as { Variables?: Record<string, unknown> };
    const given = Object.entries(Variables).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    return [
      {
        name: logicalId.replace(/[0-9A-F]{8}$/, ''),
        file,
        bytes: statSync(file).size,
        environment: Object.fromEntries(given),
      },
    ];
  });
  return bundles.sort((a, b) => b.bytes - a.bytes);
}

/** The time that a new process takes to load the bundle, without Node's own start. The median of `runs`. */
export function importMs(bundle: Bundle, runs: number): number {
  const script = `const start = performance.now(); await import(${JSON.stringify(pathToFileURL(bundle.file).href)}); console.log(performance.now() - start);`;
  const times = Array.from({ length: runs }, () =>
    Number(
      execFileSync(process.execPath, ['--input-type=module', '-e', script], {
        env: { ...process.env, ...anyEnvironment },
      }),
    ),
  );
  return times.sort((a, b) => a - b)[runs >> 1] ?? NaN;
}

/** Variables that a bundle expects when it loads. Its handler is not called. */
export const anyEnvironment: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.values(functionVariables)
      .flat()
      .map((name) => [name, 'x']),
  ),
  AWS_REGION: 'x',
  GRAPHQL_URL: 'http://127.0.0.1/graphql',
  ARCHIVE_RETENTION_DAYS: '7',
  URL_TTL_SECONDS: '900',
  LEDGER_LAYOUT: 'by-owner',
  SAFETY_COPY_DAYS: '31',
  UPLOAD_FORM_SECONDS: '3600',
};
