import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readProperties, UnsupportedProperty } from '../template/read-properties.ts';
import type { ResolvedResource } from '../template/resolved-resource.ts';
import { checkEnvironment } from './function-environment.ts';

/** A function as the template describes it. */
export interface FunctionSettings {
  readonly name: string;
  readonly arn: string;
  readonly runtime: string;
  /** Folder that holds the bundle, as the assembly staged it. */
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
  /** How many may run at once, at least 1. */
  readonly reservedConcurrency?: number;
}

const runtimes = ['nodejs22.x', 'nodejs24.x'];

/** Properties of AWS::Lambda::Function that change nothing here, and why. */
export const functionPassedOver: Readonly<Record<string, string>> = {
  Architectures: 'the bundle is JavaScript; it runs on this machine’s own',
  Description: 'for people',
  Tags: 'nothing reads them here',
  FunctionName: 'the physical name already is this one',
};

/** Reads an AWS::Lambda::Function; `assetDir` gives the folder behind the key of a staged asset. Refuses by name what is not emulated. */
export function functionFromTemplate(resource: ResolvedResource, arn: string, assetDir: (s3Key: string) => string): FunctionSettings {
  const where = `${resource.stack}/${resource.logicalId}`;
  const { used } = readProperties(resource, {
    used: ['Code', 'Handler', 'Runtime', 'Role', 'Environment', 'Timeout', 'MemorySize', 'LoggingConfig', 'ReservedConcurrentExecutions'],
    passedOver: functionPassedOver,
  });
  const runtime = String(used['Runtime']);
  if (!runtimes.includes(runtime)) {
    throw new UnsupportedProperty(`${where}: the runtime ${runtime} is not emulated; the local host runs ${runtimes.join(' and ')}.`);
  }
  const code = used['Code'] as { S3Key?: string };
  if (code.S3Key === undefined) throw new UnsupportedProperty(`${where}: expected code from an asset of the assembly.`);
  const codeDir = assetDir(code.S3Key);
  const handler = String(used['Handler']);
  return {
    name: resource.physicalId,
    arn,
    runtime,
    codeDir,
    handler,
    ...codeOf(codeDir, handler, where),
    environment: checkEnvironment((used['Environment'] as { Variables?: Record<string, unknown> } | undefined)?.Variables ?? {}, where),
    roleArn: String(used['Role']),
    timeoutSeconds: Number(used['Timeout'] ?? 3),
    memoryMb: Number(used['MemorySize'] ?? 128),
    logGroup: logGroupOf(used['LoggingConfig'], where) ?? `/aws/lambda/${resource.physicalId}`,
    ...reservedConcurrencyOf(used['ReservedConcurrentExecutions'], where),
  };
}

/** `index.handler` is the export `handler` of index.js, index.mjs or index.cjs. */
function codeOf(codeDir: string, handler: string, where: string): { codeFile: string; exportName: string } {
  const dot = handler.lastIndexOf('.');
  const module = join(codeDir, handler.slice(0, dot));
  const codeFile = ['.js', '.mjs', '.cjs'].map((extension) => `${module}${extension}`).find((file) => existsSync(file));
  if (codeFile === undefined) throw new UnsupportedProperty(`${where}: its code has no file for the handler ${handler}. Synthesise it anew.`);
  return { codeFile, exportName: handler.slice(dot + 1) };
}

function logGroupOf(config: unknown, where: string): string | undefined {
  const { LogGroup, LogFormat, ...rest } = (config ?? {}) as { LogGroup?: string; LogFormat?: string };
  const unknown = Object.keys(rest)[0];
  if (unknown !== undefined) throw new UnsupportedProperty(`${where}: the LoggingConfig's ${unknown} is not emulated by the local host.`);
  if (LogFormat !== 'JSON') throw new UnsupportedProperty(`${where}: expected the LogFormat JSON, the one that the local host writes, got ${LogFormat ?? 'none'}.`);
  return LogGroup;
}

function reservedConcurrencyOf(value: unknown, where: string): { reservedConcurrency?: number } {
  if (value === undefined) return {};
  // 0 is Lambda's way to stop a function; here it has a switch of its own.
  if (Number(value) >= 1) return { reservedConcurrency: Number(value) };
  throw new UnsupportedProperty(`${where}: expected at least 1 for ReservedConcurrentExecutions, got ${JSON.stringify(value)}.`);
}

/** How asynchronous invocations of a function are retried, and who hears of those that fail for good. */
export interface EventSettings {
  readonly retries: number;
  readonly maximumAgeSeconds: number;
  readonly onFailureArn?: string;
}

/** Lambda's own defaults (Lambda developer guide, asynchronous invocation). */
export const defaultEventSettings: EventSettings = { retries: 2, maximumAgeSeconds: 6 * 3600 };

/** Reads an AWS::Lambda::EventInvokeConfig. */
export function eventSettingsFromTemplate(resource: ResolvedResource): { functionName: string; settings: EventSettings } {
  const where = `${resource.stack}/${resource.logicalId}`;
  const { used } = readProperties(resource, {
    used: ['FunctionName', 'Qualifier', 'MaximumRetryAttempts', 'MaximumEventAgeInSeconds', 'DestinationConfig'],
    passedOver: {},
  });
  if (used['Qualifier'] !== '$LATEST') {
    throw new UnsupportedProperty(`${where}: expected the qualifier $LATEST, which is what AppSync calls here; got ${String(used['Qualifier'])}.`);
  }
  const destinations = (used['DestinationConfig'] ?? {}) as { OnFailure?: { Destination: string }; OnSuccess?: unknown };
  if (destinations.OnSuccess !== undefined) throw new UnsupportedProperty(`${where}: OnSuccess destinations are not emulated by the local host.`);
  return {
    functionName: String(used['FunctionName']),
    settings: {
      retries: within(used['MaximumRetryAttempts'] ?? defaultEventSettings.retries, 0, 2, `${where}: MaximumRetryAttempts`),
      maximumAgeSeconds: within(used['MaximumEventAgeInSeconds'] ?? defaultEventSettings.maximumAgeSeconds, 60, 21_600, `${where}: MaximumEventAgeInSeconds`),
      ...(destinations.OnFailure === undefined ? {} : { onFailureArn: destinations.OnFailure.Destination }),
    },
  };
}

function within(value: unknown, from: number, to: number, what: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= from && number <= to) return number;
  throw new UnsupportedProperty(`${what}: expected a whole number from ${from} to ${to}, got ${JSON.stringify(value)}.`);
}
