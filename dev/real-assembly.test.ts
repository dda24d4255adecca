import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Assembly } from 'local-aws/template/read-assembly.ts';
import { readAssembly } from 'local-aws/template/read-assembly.ts';
import type { ResolvedTemplate } from 'local-aws/template/resolve-template.ts';
import { resolveTemplate } from 'local-aws/template/resolve-template.ts';
import { checkSupported } from 'local-aws/template/support.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { synthesise } from './synthesise.ts';

let assembly: Assembly;
let template: ResolvedTemplate;

// Synthesis is slow when there is no earlier result.
beforeAll(async () => {
  assembly = readAssembly(await synthesise(() => undefined));
  const stacks = assembly.stacks.filter(
    ({ resources }) => !Object.values(resources).some(({ Type }) => Type === 'AWS::CloudFront::Distribution'),
  );
  template = resolveTemplate(
    stacks,
    { region: 'ap-northeast-1', accountId: '123456789012', salt: 'salt' },
    { graphqlUrl: 'http://127.0.0.1:4001/graphql' },
  );
}, 120_000);

/** Every string in a value, with its path. */
function texts(value: unknown, path: string): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [
    [path, key] as [string, string],
    ...texts(item, `${path}.${key}`),
  ]);
}

describe('the template that a deployment uses', () => {
  it('resolves to the end: no intrinsic, no undefined, no object is left in any text', () => {
    const all = [
      ...template.resources.flatMap(({ stack, logicalId, physicalId, properties }) => [
        [logicalId, physicalId] as [string, string],
        ...texts(properties, `${stack}.${logicalId}`),
      ]),
      ...texts(Object.fromEntries(template.outputs), 'outputs'),
    ];
    expect(all.length).toBeGreaterThan(500);
    // Code and schema are languages of their own, in which `undefined` and `${…}` are normal.
    const leftovers = all.filter(
      ([path, text]) =>
        !/\.(Code|Definition)$/.test(path) &&
        /\[object |undefined|NaN|Fn::|^Ref$|\$\{(?!cognito-identity|aws:)/.test(text),
    );
    expect(leftovers).toEqual([]);
  });

  it('holds no resource that the host does not know', () => {
    expect(template.resources.length).toBeGreaterThan(50);
    checkSupported(template.resources);
  });

  it('has the code of every function among its assets', () => {
    const functions = template.resources.filter(({ type }) => type === 'AWS::Lambda::Function');
    expect(functions.length).toBeGreaterThan(0);
    for (const { properties } of functions) {
      const { S3Key } = properties['Code'] as { S3Key: string };
      expect(existsSync(join(assembly.assetDir(S3Key), 'index.mjs'))).toBe(true);
    }
    expect(() => assembly.assetDir('0000.zip')).toThrow('has no asset 0000.zip');
  });

  it('puts each stack behind those it depends on', () => {
    const names = assembly.stacks.map(({ name }) => name);
    expect(names.findIndex((name) => name.endsWith('Data'))).toBeLessThan(
      names.findIndex((name) => name.endsWith('Api')),
    );
  });
});
