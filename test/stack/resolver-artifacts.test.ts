import appsync from '@aws-appsync/eslint-plugin';
import type { Linter } from 'eslint';
import { ESLint } from 'eslint';
import { checkResolverCode } from 'local-aws/appsync/resolver-gate/check-resolver-code.ts';
import { readAssembly } from 'local-aws/template/read-assembly.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { synthesise } from '../../dev/synthesise.ts';

/**
 * The code that a deployment uploads, by logical id. The bundle is checked, because bundling can bring back features
 * that the sources avoid.
 */
interface Artifact {
  readonly name: string;
  readonly code: string;
  readonly callsDataSource: boolean;
}

let artifacts: readonly Artifact[];

// Only the rules without types, because an artifact has no types.
const awsRules = appsync.configs?.['base'] as Linter.Config;
const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: [{ ...awsRules, files: ['**/*.js'] }] });

async function lintAsAws(name: string, code: string): Promise<string[]> {
  const results = await eslint.lintText(code, { filePath: `${name}.js` });
  return results.flatMap(({ messages }) => messages.map(({ message, line }) => `${name}:${line} ${message}`));
}

beforeAll(async () => {
  const { stacks } = readAssembly(await synthesise(() => undefined));
  artifacts = stacks.flatMap(({ resources }) =>
    Object.entries(resources)
      .filter(([, { Type }]) => Type === 'AWS::AppSync::Resolver' || Type === 'AWS::AppSync::FunctionConfiguration')
      .map(([name, { Properties }]) => ({
        name,
        code: String(Properties?.['Code']),
        callsDataSource: Properties?.['Kind'] !== 'PIPELINE',
      })),
  );
});

describe('every resolver that a deployment uploads', () => {
  it('is found', () => {
    expect(artifacts.length).toBeGreaterThan(20);
  });

  it('uses only features of APPSYNC_JS, is within the limit of its size, and reads ctx.error', () => {
    const findings = artifacts.flatMap(({ name, code, callsDataSource }) =>
      checkResolverCode(code, { callsDataSource }).map((finding) => `${name}: ${finding.message}`),
    );
    expect(findings).toEqual([]);
  });

  it('passes the lint plugin of AWS', async () => {
    const results = await Promise.all(artifacts.map(({ name, code }) => lintAsAws(name, code)));
    expect(results.flat()).toEqual([]);
  });
});

describe('the gates themselves', () => {
  it.each([
    ['a loop', 'for (let i = 0; i < 3; i += 1) {}'],
    ['a throw', 'throw "x";'],
    ['a class', 'class A {}'],
    ['an object made with new', 'const a = new Object();'],
  ])('object to %s', (_, statement) => {
    const code = `function request() { ${statement}\n return {}; }\nfunction response(ctx) { return ctx.error ? null : ctx.result; }\nexport { request, response };`;
    expect(checkResolverCode(code, { callsDataSource: true })).not.toEqual([]);
  });

  it('object to a while loop, including the one of AWS', async () => {
    expect(await lintAsAws('request', 'export function request() { while (true) {} }')).not.toEqual([]);
  });

  it('object to a response handler that never reads ctx.error', () => {
    const code =
      'function request() { return {}; }\nfunction response(ctx) { return ctx.result; }\nexport { request, response };';
    expect(checkResolverCode(code, { callsDataSource: true })).not.toEqual([]);
  });
});
