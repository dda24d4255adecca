import type { Invocation } from '../runtime/invocation.ts';
import { dynamodbModule } from './dynamodb-module/dynamodb-module.ts';
import { dynamodbHelpers } from './dynamodb-values.ts';
import { encodingHelpers } from './encodings.ts';
import { extensionHelpers } from './extensions.ts';
import { fieldErrorHelpers } from './field-errors.ts';
import type { Helpers } from './helper.ts';
import { idHelpers } from './ids.ts';
import { mathHelpers } from './math.ts';
import { patternHelpers } from './patterns.ts';
import { timeHelpers } from './time.ts';
import { transformHelpers } from './transform.ts';

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

/** These helpers end the handler, so the sandbox implements them. */
const endings = ['util.error', 'util.unauthorized', 'runtime.earlyReturn'];

/**
 * Every supported helper, e.g. `util.time.nowISO8601` or `dynamodb.get` (of `@aws-appsync/utils/dynamodb`). Any other
 * is refused by name.
 */
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
