import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../json.ts';
import { code } from '../testing/settings.ts';
import type { Effects, Invocation } from './invocation.ts';
import { noEffects } from './invocation.ts';
import { toResolverModule } from './resolver-module.ts';
import { createSandbox } from './sandbox.ts';

const nowMs = Date.UTC(2026, 0, 2, 3, 4, 5, 6);

function run(
  request: string,
  {
    effects = noEffects(),
    context = {},
    logged = [] as string[],
  }: { effects?: Effects; context?: JsonObject; logged?: string[] } = {},
) {
  const invocation: Invocation = {
    where: 'Query.x, request',
    operation: 'query',
    handler: 'request',
    clock: { nowMs: () => nowMs },
    log: (message) => logged.push(message),
    effects,
  };
  return createSandbox(toResolverModule(code({ request }), 'x.js')).run(
    'request',
    { arguments: {}, stash: {}, info: {}, ...context },
    invocation,
  );
}

/** The value that a body returns, or the message of its crash. */
function valueOf(body: string, context: JsonObject = {}): unknown {
  const outcome = run(body, { context });
  return outcome.kind === 'returned' ? outcome.value : 'message' in outcome ? outcome.message : outcome.kind;
}

describe('a handler', () => {
  it('receives and returns JSON', () => {
    expect(
      valueOf('return { doubled: ctx.args.list.map((n) => n * 2), same: ctx.args === ctx.arguments };', {
        arguments: { list: [1, 2] },
      }),
    ).toEqual({ doubled: [2, 4], same: true });
  });

  it('results in null when it returns nothing', () => {
    expect(valueOf('')).toBeNull();
  });

  it('returns its stash, even when it ends early', () => {
    expect(run('ctx.stash.a = 1; runtime.earlyReturn({ b: 2 }, { skipTo: "END" });')).toEqual({
      kind: 'early-return',
      value: { b: 2 },
      skipTo: 'END',
      stash: { a: 1 },
    });
  });

  it('ends with util.error, all parts of which are returned', () => {
    expect(run('util.error("m", "T", { a: 1 }, { b: 2 });')).toMatchObject({
      kind: 'error',
      error: { message: 'm', errorType: 'T', data: { a: 1 }, errorInfo: { b: 2 } },
    });
    expect(run('util.error("m");')).toMatchObject({ error: { errorType: null, data: null, errorInfo: null } });
  });

  it("reads the host's clock", () => {
    expect(valueOf('return util.time.nowISO8601();')).toBe('2026-01-02T03:04:05.006Z');
  });

  it('writes to the log with console', () => {
    const logged: string[] = [];
    run('console.log("seen", { a: 1 });', { logged });
    expect(logged).toEqual(['Query.x, request: log seen {"a":1}']);
  });

  it('is stopped when it computes for too long', () => {
    const nested =
      'for (const a of list) for (const b of list) for (const c of list) for (const d of list) sum += a + b + c + d;';
    expect(
      valueOf(
        `let sum = 0; const list = [].concat("x".concat("x").split("")).map(() => 1); for (const n of [1, 2, 3, 4, 5, 6, 7, 8]) list.push(...list); ${nested}`,
      ),
    ).toBe('the handler computed for more than 1000 ms');
  });

  it('crashes with the reason on an endless recursion', () => {
    expect(valueOf('const f = () => f(); f();')).toMatch(/call stack/);
  });
});

describe('a feature that APPSYNC_JS lacks', () => {
  it.each([
    'globalThis',
    'process',
    'require',
    'fetch',
    'setTimeout',
    'Promise',
    'Date',
    'RegExp',
    'Function',
    'eval',
    'Map',
    'Symbol',
    'Proxy',
    'Reflect',
    'WebAssembly',
    'Buffer',
    'structuredClone',
    'queueMicrotask',
    'Error',
    'Intl',
    'ArrayBuffer',
    'SharedArrayBuffer',
    'Atomics',
    '__modules_of_the_host',
  ])('does not exist: %s', (name) => {
    expect(valueOf(`return ${name};`)).toBe(`ReferenceError: ${name} is not defined`);
  });

  it.each([
    '"a".padStart(3)',
    '"a".charCodeAt(0)',
    '[1].at(0)',
    'Object.freeze({})',
    'Array.from([])',
    'Math.hypot(1)',
    '({}).hasOwnProperty("a")',
  ])('does not exist: %s', (expression) => {
    expect(valueOf(`return ${expression};`)).toMatch(/is not a function/);
  });

  it('is refused by name when it has another meaning on AppSync', () => {
    expect(valueOf('return "a.b".replace(".", "");')).toMatch(/Java-style pattern/);
    expect(valueOf('return [2, 1].sort((a, b) => a - b);')).toMatch(/takes no comparator/);
  });

  it('includes errors of JSON.parse, which returns an empty string for invalid JSON', () => {
    expect(valueOf('return [JSON.parse("{"), JSON.parse("[1]")];')).toEqual(['', [1]]);
  });

  it.each([
    'util.foo',
    'util.time.nowFormatted',
    'util.rds',
    'extensions.evictFromApiCache',
    'runtime.other',
    'ddb.scan',
    'ddb.transactWrite',
  ])('is refused by name: %s', (path) => {
    expect(valueOf(`return ${path};`)).toBe(`${path.replace('ddb', 'dynamodb')} is not supported by the local host`);
  });
});

describe('the border', () => {
  /** Each of these would lead to the host if an object of the host could be reached. */
  it.each([
    'ctx.constructor.constructor("return process")()',
    'util.autoId.constructor("return process")()',
    'util.autoId().constructor.constructor("return process")()',
    '(() => 1).constructor("return process")()',
    'ctx.__proto__.constructor.constructor("return process")()',
    'ctx.arguments.list.constructor.constructor("return process")()',
    '__call.constructor("return process")()',
    '__modules.constructor.constructor("return process")()',
    'console.log.constructor("return process")()',
    'ddb.get.constructor("return process")()',
  ])('holds against %s', (attack) => {
    expect(String(valueOf(`return typeof (${attack});`, { arguments: { list: [] } }))).toMatch(
      /^(?:EvalError|TypeError|ReferenceError)|is not supported/,
    );
  });

  it('holds when a thrown object is caught, although the gate forbids that', () => {
    for (const body of [
      'util.nothing',
      'util.matches("(", "x")',
      'const f = () => util.autoId() + f(); f()',
      'ddb.get(1)',
    ]) {
      expect(
        valueOf(`try { ${body} } catch (error) { return typeof error.constructor.constructor("return process")(); }`),
      ).toMatch(/^EvalError/);
    }
  });

  it('holds when the stack overflows on either side', () => {
    // Unwinding calls a helper at every depth, so that the stack overflows once at each step of the helper.
    const body = `
      let leaks = 0;
      const test = (error) => { try { error.constructor.constructor("return process")(); leaks += 1; } catch {} };
      const f = () => { try { f(); } catch (error) { test(error); } try { util.autoId(); } catch (error) { test(error); } };
      f();
      return leaks;`;
    expect(valueOf(body)).toBe(0);
  });

  it('holds when the built-in objects of the sandbox are changed', () => {
    for (const body of [
      'Object.prototype.x = 1',
      'Array.prototype.map = () => 1',
      'JSON.stringify = () => "{}"',
      'util.autoId = 1',
      'console = 1',
    ]) {
      expect(valueOf(body)).toMatch(/TypeError|read-only/);
    }
    expect(valueOf('return [1].map((n) => n);')).toEqual([1]);
  });

  it('is protected from dynamic imports by the gate', () => {
    expect(() =>
      toResolverModule('import fs from "node:fs"; export function request() {} export function response() {}', 'x.js'),
    ).toThrow(/imports "node:fs"/);
  });
});
