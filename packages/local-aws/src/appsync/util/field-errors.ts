import type { FieldError } from '../runtime/invocation.ts';
import type { Helpers } from './helper.ts';

/**
 * `util.appendError` adds an error and keeps the field's value. `util.error` and `util.unauthorized` end the handler,
 * so the sandbox implements them.
 */
export const fieldErrorHelpers: Helpers = {
  'util.appendError': ([error], { effects }) => {
    effects.appendedErrors.push(error as FieldError);
  },
  // The only authorization mode of the local host.
  'util.authType': () => 'IAM Authorization',
};
