import { describe, expect, it } from 'vitest';
import { toResolverModule } from './resolver-module.ts';

function exportsOf(code: string): Record<string, unknown> {
  const { factorySource } = toResolverModule(code, 'x.js');
  // The factory is a function expression. It is evaluated here as vm would do.
  const factory = (0, eval)(factorySource) as (modules: object) => Record<string, unknown>;
  return factory({ '@aws-appsync/utils': { util: 'U' }, '@aws-appsync/utils/dynamodb': { get: 'G' } });
}

describe('a resolver module', () => {
  it('may export at its end, as a bundler writes it', () => {
    const { request, response } = exportsOf(
      'import { util } from "@aws-appsync/utils";\nfunction a() { return util; }\nvar b = () => 2;\nexport {\n  a as request,\n  b as response\n};\n',
    );
    expect([(request as () => unknown)(), (response as () => unknown)()]).toEqual(['U', 2]);
  });

  it('may export at its declarations and import under other names', () => {
    const { request, response } = exportsOf(
      'import { util as u } from "@aws-appsync/utils"; import * as ddb from "@aws-appsync/utils/dynamodb"; export function request() { return [u, ddb.get]; } export const response = () => 1;',
    );
    expect([(request as () => unknown)(), (response as () => unknown)()]).toEqual([['U', 'G'], 1]);
  });

  it('keeps its lines, so that errors point at them', () => {
    const { factorySource } = toResolverModule(
      'import { util } from "@aws-appsync/utils";\n\nexport function request() {}\nexport function response() {}',
      'x.js',
    );
    expect(factorySource.split('\n')[2]).toContain('function request()');
  });

  it.each([
    [
      'another module',
      'import x from "lodash"; export function request() {} export function response() {}',
      /imports "lodash"/,
    ],
    [
      'a default import',
      'import util from "@aws-appsync/utils"; export function request() {} export function response() {}',
      /no default export/,
    ],
    ['no response', 'export function request() {}', /response is missing/],
    ['a default export', 'export default function request() {}', /default export/],
    ['a syntax error', 'export function request( {', /line 1/],
    ['a re-export', 'export * from "./x.js";', /re-exports/],
  ])('is refused for %s', (_name, code, reason) => {
    expect(() => toResolverModule(code, 'x.js')).toThrow(reason);
  });
});
