import type { Property } from '../template/properties.ts';
import { mapOf, textOrEmpty } from '../template/properties.ts';
import { UnsupportedProperty } from '../template/unsupported-property.ts';

/**
 * Reads a function's variables. Like Lambda, refuses the variables that Lambda sets (Lambda developer guide, reserved
 * environment variables).
 */
export const environmentVariables: Property<Readonly<Record<string, string>>> = (value, at) => {
  const variables = mapOf(textOrEmpty)(value, at);
  const taken = Object.keys(variables).find((name) => reserved.test(name));
  if (taken !== undefined)
    throw new UnsupportedProperty(
      `${at}: the environment variable ${taken} is reserved by Lambda. Choose another name.`,
    );
  return variables;
};

const reserved =
  /^(_HANDLER|_X_AMZN_TRACE_ID|AWS_(DEFAULT_)?REGION|AWS_EXECUTION_ENV|AWS_LAMBDA_.*|AWS_ACCESS_KEY(_ID)?|AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN|LAMBDA_(TASK_ROOT|RUNTIME_DIR)|_LOCAL_AWS_.*)$/;
