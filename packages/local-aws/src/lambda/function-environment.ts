import { randomUUID } from 'node:crypto';
import { sandboxVariables } from './protocol.ts';
import type { FunctionSettings } from './settings.ts';

interface EnvironmentOptions {
  readonly settings: FunctionSettings;
  readonly region: string;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken: string;
  };
  /** Variables with which every AWS SDK finds the host's services. */
  readonly endpoints: Readonly<Record<string, string>>;
  readonly nowMs: number;
}

/**
 * The environment of a function: the template's variables, Lambda's own variables, and the addresses of the host's
 * services.
 */
export function functionEnvironment({
  settings,
  region,
  credentials,
  endpoints,
  nowMs,
}: EnvironmentOptions): Record<string, string> {
  const day = new Date(nowMs).toISOString().slice(0, 10).replaceAll('-', '/');
  return {
    ...settings.environment,
    ...endpoints,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    AWS_LAMBDA_FUNCTION_NAME: settings.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(settings.memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: settings.logGroup,
    AWS_LAMBDA_LOG_STREAM_NAME: `${day}/[$LATEST]${randomUUID().replaceAll('-', '')}`,
    AWS_EXECUTION_ENV: `AWS_Lambda_${settings.runtime}`,
    LAMBDA_TASK_ROOT: settings.codeDir,
    _HANDLER: settings.handler,
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    // The home folder does not exist, as in Lambda. Otherwise the SDK would read the configuration of the host's user.
    HOME: '/home/sbx_user1051',
    [sandboxVariables.codeFile]: settings.codeFile,
    [sandboxVariables.exportName]: settings.exportName,
    [sandboxVariables.functionArn]: settings.arn,
  };
}
