import type { FieldError } from '../runtime/invocation.ts';
import type { Helpers } from './helper.ts';

/** `util.appendError`: an error beside the field's value. `util.error` and `util.unauthorized` end the handler and live in the sandbox. */
export const fieldErrorHelpers: Helpers = {
  'util.appendError': ([error], { effects }) => {
    effects.appendedErrors.push(error as FieldError);
  },
  // The only authorization mode the local host has.
  'util.authType': () => 'IAM Authorization',
};
