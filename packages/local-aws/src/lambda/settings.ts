import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Property } from '../template/properties.ts';
import {
  group,
  ignored,
  oneOf,
  optional,
  passedOver,
  placeOf,
  readResource,
  text,
  wholeNumber,
} from '../template/properties.ts';
import type { ResolvedResource } from '../template/resolved-resource.ts';
import { UnsupportedProperty, unexpected } from '../template/unsupported-property.ts';
import { environmentVariables } from './reserved-variables.ts';

/** A function of the template. */
export interface FunctionSettings {
  readonly name: string;
  readonly arn: string;
  readonly runtime: string;
  /** The staged folder with the bundle. */
  readonly codeDir: string;
  /** `index.handler` */
  readonly handler: string;
  /** The file that `handler` names. */
  readonly codeFile: string;
  readonly exportName: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly roleArn: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly logGroup: string;
  /** The number of concurrent runs. 0 means none. Undefined means the host's limit. */
  readonly reservedConcurrency?: number;
}

/** Properties of AWS::Lambda::Function that have no effect here, and why. */
export const functionPassedOver = {
  Architectures: 'the bundle is JavaScript, which runs on any architecture',
  Description: 'for people',
  Tags: 'nothing reads them here',
  FunctionName: 'the physical name is this name already',
} as const;

/**
 * Reads an AWS::Lambda::Function. `assetDir` returns the folder of a staged asset by its key. A property that is not
 * emulated is refused by name.
 */
export function functionFromTemplate(
  resource: ResolvedResource,
  arn: string,
  assetDir: (s3Key: string) => string,
): FunctionSettings {
  const read = readResource(resource, 'AWS::Lambda::Function', {
    ...passedOver(functionPassedOver),
    Code: assetKey,
    Handler: text,
    Runtime: oneOf('nodejs22.x', 'nodejs24.x'),
    Role: text,
    Environment: group({ Variables: optional(environmentVariables, {}) }),
    // Limits and defaults: Lambda quotas, and the reference of CreateFunction.
    Timeout: optional(wholeNumber({ min: 1, max: 900 }), 3),
    MemorySize: optional(wholeNumber({ min: 128, max: 10_240 }), 128),
    LoggingConfig: group({ LogFormat: oneOf('JSON'), LogGroup: optional(text, `/aws/lambda/${resource.physicalId}`) }),
    // With 0 no run starts. Events wait, and direct callers are throttled.
    ReservedConcurrentExecutions: optional(wholeNumber({ min: 0 })),
  });
  const codeDir = assetDir(read.Code);
  return {
    name: resource.physicalId,
    arn,
    runtime: read.Runtime,
    codeDir,
    handler: read.Handler,
    ...codeOf(codeDir, read.Handler, placeOf(resource)),
    environment: read.Environment.Variables,
    roleArn: read.Role,
    timeoutSeconds: read.Timeout,
    memoryMb: read.MemorySize,
    logGroup: read.LoggingConfig.LogGroup,
    ...(read.ReservedConcurrentExecutions === undefined
      ? {}
      : { reservedConcurrency: read.ReservedConcurrentExecutions }),
  };
}

/** The key of a staged asset. Code in the template or in an image has no folder. */
const assetKey: Property<string> = (value, at) => {
  if (typeof value !== 'object' || value === null || !('S3Key' in value))
    throw unexpected(at, 'code from an asset of the assembly', value);
  // There is only one bucket of assets.
  return group({ S3Key: text, S3Bucket: ignored })(value, at).S3Key;
};

/** `index.handler` is the export `handler` of index.js, index.mjs or index.cjs. */
function codeOf(codeDir: string, handler: string, at: string): { codeFile: string; exportName: string } {
  const dot = handler.lastIndexOf('.');
  const module = join(codeDir, handler.slice(0, dot));
  const codeFile = ['.js', '.mjs', '.cjs'].map((extension) => `${module}${extension}`).find((file) => existsSync(file));
  if (codeFile === undefined)
    throw new UnsupportedProperty(`${at}: its code has no file for the handler ${handler}. Synthesise it again.`);
  return { codeFile, exportName: handler.slice(dot + 1) };
}

/**
 * The retries of a function's asynchronous invocations, and the function that receives a record of each final failure.
 */
export interface EventSettings {
  readonly retries: number;
  readonly maximumAgeSeconds: number;
  readonly onFailureArn?: string;
}

/** Lambda's defaults (Lambda developer guide, asynchronous invocation). */
export const defaultEventSettings: EventSettings = { retries: 2, maximumAgeSeconds: 6 * 3600 };

/** Reads an AWS::Lambda::EventInvokeConfig. */
export function eventSettingsFromTemplate(resource: ResolvedResource): {
  functionName: string;
  settings: EventSettings;
} {
  const read = readResource(resource, 'AWS::Lambda::EventInvokeConfig', {
    FunctionName: text,
    // AppSync calls this version.
    Qualifier: oneOf('$LATEST'),
    MaximumRetryAttempts: optional(wholeNumber({ min: 0, max: 2 }), defaultEventSettings.retries),
    MaximumEventAgeInSeconds: optional(wholeNumber({ min: 60, max: 21_600 }), defaultEventSettings.maximumAgeSeconds),
    DestinationConfig: group({ OnFailure: optional(group({ Destination: text })) }),
  });
  const { OnFailure: onFailure } = read.DestinationConfig;
  return {
    functionName: read.FunctionName,
    settings: {
      retries: read.MaximumRetryAttempts,
      maximumAgeSeconds: read.MaximumEventAgeInSeconds,
      ...(onFailure === undefined ? {} : { onFailureArn: onFailure.Destination }),
    },
  };
}
