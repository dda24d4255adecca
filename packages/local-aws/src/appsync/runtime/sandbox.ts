import vm from 'node:vm';
import type { JsonObject } from '../../json.ts';
import { callHelper, helperNames } from '../util/call-helper.ts';
import type { Invocation, Outcome } from './invocation.ts';
import type { ResolverModule } from './resolver-module.ts';
import { sandboxPrelude } from './sandbox-prelude.ts';
import { supportedGlobals, supportedMethods, supportedStatics } from './supported-language.ts';

/** A resolver's code in a separate vm context. */
export interface Sandbox {
  /** Runs a handler to its end. `context` must be JSON. The outcome is JSON too. */
  run(handler: 'request' | 'response', context: JsonObject, invocation: Invocation): Outcome;
}

/** AWS does not publish a limit for the computation of a handler. This limit only has to stop endless loops. */
const computeLimitMs = 1_000;
/** "Evaluated resolver handler size" (AppSync quotas). */
const outcomeLimitBytes = 5 * 1024 * 1024;

const prelude = new vm.Script(sandboxPrelude, { filename: 'appsync-sandbox.js' });
const call = new vm.Script('__call()', { filename: 'appsync-call.js' });

type Prelude = (
  bridge: unknown,
  settings: string,
) => (instantiate: unknown, handler: string, contextText: string) => void;

/** The module must have passed the resolver gate, which refuses dynamic imports. vm cannot contain those. */
export function createSandbox(module: ResolverModule): Sandbox {
  const global = vm.createContext(vm.constants.DONT_CONTEXTIFY, { codeGeneration: { strings: false, wasm: false } });
  let current: Invocation | undefined;
  const bridge = (name: string, argsText: string) => helperResult(name, argsText, current);
  const settings = JSON.stringify({
    helpers: helperNames,
    globals: supportedGlobals,
    methods: supportedMethods,
    statics: supportedStatics,
  });
  const prepare = (prelude.runInContext(global) as Prelude)(bridge, settings);
  const instantiate: unknown = new vm.Script(module.factorySource, { filename: module.fileName }).runInContext(global);

  return {
    run(handler, context, invocation) {
      prepare(instantiate, handler, JSON.stringify(context));
      current = invocation;
      try {
        const text = call.runInContext(global, { timeout: computeLimitMs }) as string;
        if (Buffer.byteLength(text) > outcomeLimitBytes)
          return { kind: 'crash', message: `the handler's result is larger than ${outcomeLimitBytes} bytes` };
        return JSON.parse(text) as Outcome;
      } catch (error) {
        if (!hasCode(error, 'ERR_SCRIPT_EXECUTION_TIMEOUT')) throw error;
        return { kind: 'crash', message: `the handler computed for more than ${computeLimitMs} ms` };
      } finally {
        current = undefined;
      }
    },
  };
}

/** Never throws, because an error object of the host must not reach the sandbox. */
function helperResult(name: string, argsText: string, invocation: Invocation | undefined): string {
  try {
    if (invocation === undefined) throw new Error('called outside of a handler');
    return JSON.stringify({ value: callHelper(name, JSON.parse(argsText) as unknown[], invocation) ?? null });
  } catch (error) {
    return JSON.stringify({ refusal: error instanceof Error ? error.message : String(error) });
  }
}

/** Does not use `instanceof Error`, because vm makes the error from the sandbox's own Error. */
function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
