import type { Invocation } from '../runtime/invocation.ts';
import { dynamodbModule } from './dynamodb-module/dynamodb-module.ts';
import { dynamodbHelpers } from './dynamodb-helpers.ts';
import { encodingHelpers } from './encoding-helpers.ts';
import { extensionHelpers } from './extension-helpers.ts';
import { fieldErrorHelpers } from './field-error-helpers.ts';
import type { Helpers } from './helper.ts';
import { idHelpers } from './id-helpers.ts';
import { mathHelpers } from './math-helpers.ts';
import { patternHelpers } from './pattern-helpers.ts';
import { timeHelpers } from './time-helpers.ts';
import { transformHelpers } from './transform-helpers.ts';

const helpers: Helpers = {
  ...dynamodbHelpers,
  ...dynamodbModule,
  ...encodingHelpers,
  ...extensionHelpers,
  ...fieldErrorHelpers,
  ...idHelpers,
  ...mathHelpers,
  ...patternHelpers,
  ...timeHelpers,
  ...transformHelpers,
};

/** These end the handler, so the sandbox has them itself. */
const endings = ['util.error', 'util.unauthorized', 'runtime.earlyReturn'];

/** Every helper the local host has, e.g. `util.time.nowISO8601`, `dynamodb.get` (of `@aws-appsync/utils/dynamodb`). Any other throws by name. */
export const helperNames: readonly string[] = [...Object.keys(helpers), ...endings].sort();

/** Runs a helper for a resolver. @throws Error with a sentence for the resolver's author. */
export function callHelper(name: string, args: readonly unknown[], invocation: Invocation): unknown {
  if (name === 'console') {
    invocation.log(`${invocation.where}: ${args.map(String).join(' ')}`);
    return null;
  }
  const helper = Object.hasOwn(helpers, name) ? helpers[name] : undefined;
  if (helper === undefined) throw new Error(`${name} is not supported by the local host`);
  return helper(args, invocation);
}
