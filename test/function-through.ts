import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Assembly } from 'local-aws/template/read-assembly.ts';

/**
 * The assembly with additional environment variables for one function. A module in front of the function's bundle sets
 * them.
 */
export function functionThrough(
  assembly: Assembly,
  logicalId: RegExp,
  environment: Readonly<Record<string, string>>,
): Assembly {
  const found = assembly.stacks
    .flatMap(({ resources }) => Object.entries(resources))
    .find(([id, { Type }]) => Type === 'AWS::Lambda::Function' && logicalId.test(id));
  if (found === undefined) throw new Error(`The assembly has no function named like ${String(logicalId)}.`);
  const codeKey = (found[1].Properties?.['Code'] as { S3Key: string }).S3Key;
  const folder = mkdtempSync(join(tmpdir(), 'myhome-account-function-'));
  const bundle = pathToFileURL(join(assembly.assetDir(codeKey), 'index.mjs')).href;
  writeFileSync(
    join(folder, 'index.mjs'),
    `Object.assign(process.env, ${JSON.stringify(environment)});\nexport const { handler } = await import(${JSON.stringify(bundle)});\n`,
  );
  return { ...assembly, assetDir: (key) => (key === codeKey ? folder : assembly.assetDir(key)) };
}
