import { buildSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { checkResolverCode } from './check-resolver-code.ts';

const good = `
import { util } from '@aws-appsync/utils';
import * as ddb from '@aws-appsync/utils/dynamodb';
const limit = 3;
function check({ error }) { if (error) util.error(error.message, error.type); }
export function request(ctx) {
  ctx.stash.names = Object.keys(ctx.args).filter((name) => name.startsWith('a'));
  for (const name of ctx.stash.names) if (name === 'stop') break;
  return ddb.get({ key: { id: \`\${ctx.args.id ?? 'none'}\` }, consistentRead: true });
}
export function response(ctx) {
  check(ctx);
  return { ...ctx.result, day: util.time.nowISO8601().substring(0, 10), limit };
}
`;

function rulesOf(body: string): string[] {
  return checkResolverCode(
    `import { util, extensions, runtime } from '@aws-appsync/utils';\nexport function request(ctx) {\n${body}\n}\nexport function response(ctx) { return ctx.result; }`,
  ).map(({ rule }) => rule);
}

describe('the resolver gate', () => {
  it('finds nothing in code that AppSync accepts', () => {
    expect(checkResolverCode(good, { callsDataSource: true })).toEqual([]);
  });

  it('finds nothing in a bundle of it', () => {
    const { outputFiles } = buildSync({
      stdin: { contents: good, loader: 'ts' },
      bundle: true,
      format: 'esm',
      target: 'esnext',
      external: ['@aws-appsync/*'],
      write: false,
    });
    expect(checkResolverCode(outputFiles[0]?.text ?? '', { callsDataSource: true })).toEqual([]);
  });

  it.each([
    ['try', 'try { ctx.args.a; } catch (e) {}', 'no-try'],
    ['throw', 'throw "x";', 'no-throw'],
    ['while', 'while (true) {}', 'no-while'],
    ['do', 'do {} while (true);', 'no-while'],
    ['for(;;)', 'for (let i = 0; i < 3; i += 1) {}', 'no-for'],
    ['continue', 'for (const a of []) { continue; }', 'no-continue'],
    ['++', 'let n = 1; n++;', 'no-unary'],
    ['--', 'let n = 1; --n;', 'no-unary'],
    ['~', 'return ~1;', 'no-unary'],
    ['async', 'const f = async () => 1;', 'no-async'],
    ['a generator', 'function* g() { yield 1; }', 'no-generators'],
    ['a label', 'here: for (const a of []) { break here; }', 'no-labels'],
    ['a regular expression', 'return /a/;', 'no-regex'],
    ['a class', 'class A {}', 'no-classes'],
    ['new', 'return new Date();', 'no-new'],
    ['this', 'return this;', 'no-this'],
    ['in', 'return "a" in ctx;', 'no-in'],
    ['instanceof', 'return ctx instanceof Object;', 'no-instanceof'],
    ['import()', 'return import("x");', 'no-dynamic-import'],
    ['Date', 'return Date.now();', 'no-global'],
    ['fetch', 'return fetch("x");', 'no-global'],
    ['Promise', 'return Promise.resolve();', 'no-global'],
    ['process', 'return process.env;', 'no-global'],
    ['eval', 'return eval("1");', 'no-global'],
    ['Object.freeze', 'return Object.freeze({});', 'no-unsupported-static'],
    ['Math.abs', 'return Math.hypot(1);', 'no-unsupported-static'],
    ['JSON.parse', 'return JSON.parse("{}");', 'no-json-parse'],
    ['String.replace', 'return "a".replace("a", "b");', 'no-unsupported-method'],
    ['padStart', 'return "a".padStart(3);', 'no-unsupported-method'],
    ['a sort comparator', 'return [2].sort((a, b) => a - b);', 'no-sort-comparator'],
    ['a function as an argument', 'const call = (f) => f(); return call(() => 1);', 'no-function-passing'],
    ['a function as a result', 'const make = () => () => 1; return make;', 'no-function-return'],
    ['recursion', 'const a = () => b(); const b = () => a(); return a();', 'no-recursion'],
    ['an assignment to the context', 'ctx.result = 1;', 'no-context-assignment'],
    ['an unknown helper', 'return util.time.nowFormatted("yyyy");', 'no-unknown-helper'],
    ['a bigint', 'return 1n;', 'no-bigint'],
  ])('finds %s', (_name, body, rule) => {
    expect(rulesOf(body)).toContain(rule);
  });

  it('reports line and column', () => {
    expect(checkResolverCode('export function request(ctx) {\n  throw 1;\n}\nexport function response() {}')).toEqual([
      { rule: 'no-throw', message: 'throw (use util.error) is not supported by APPSYNC_JS', line: 2, column: 3 },
    ]);
  });

  it('finds a missing handler and a foreign import', () => {
    expect(
      checkResolverCode('import x from "lodash"; export function request() { return x; }')
        .map(({ rule }) => rule)
        .sort(),
    ).toEqual(['exports', 'imports', 'imports']);
  });

  it('finds code over 32,768 characters', () => {
    expect(checkResolverCode('x'.repeat(32_769))).toMatchObject([{ rule: 'code-size' }]);
  });

  it('finds a response handler of a data source that never reads ctx.error', () => {
    const careless = 'export function request() { return {}; } export function response(ctx) { return ctx.result; }';
    expect(checkResolverCode(careless)).toEqual([]);
    expect(checkResolverCode(careless, { callsDataSource: true })).toMatchObject([{ rule: 'unhandled-error' }]);
  });
});
