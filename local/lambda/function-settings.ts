import { join } from 'node:path';
import { readProperties } from '../template/read-properties.ts';
import type { ResolvedResource } from '../template/resolved-resource.ts';

/** A function as the template describes it. */
export interface FunctionSettings {
  readonly name: string;
  readonly arn: string;
  /** Folder that holds the bundle, as the assembly staged it. */
  readonly codeDir: string;
  /** File without its extension, and the export's name. */
  readonly handler: { readonly module: string; readonly exportName: string };
  readonly environment: Readonly<Record<string, string>>;
  readonly roleArn: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly logGroup: string;
  /** 0 means that nothing may run. */
  readonly reservedConcurrency?: number;
}

const runtimes = ['nodejs22.x', 'nodejs24.x'];

/** Reads an AWS::Lambda::Function; `assetDir` gives the folder behind the key of a staged asset. Refuses by name what is not emulated. */
export function functionFromTemplate(resource: ResolvedResource, arn: string, assetDir: (s3Key: string) => string): FunctionSettings {
  const { used } = readProperties(resource, {
    used: ['Code', 'Handler', 'Runtime', 'Role', 'Environment', 'Timeout', 'MemorySize', 'LoggingConfig', 'ReservedConcurrentExecutions'],
    passedOver: {
      Architectures: 'the bundle is JavaScript; it runs on this machine’s own',
      Description: 'for people',
      Tags: 'nothing reads them here',
      FunctionName: 'the physical name is used',
    },
  });
  const runtime = String(used['Runtime']);
  if (!runtimes.includes(runtime)) {
    throw new Error(`${resource.stack}/${resource.logicalId}: the runtime ${runtime} is not emulated; the local host runs ${runtimes.join(' and ')}.`);
  }
  const code = used['Code'] as { S3Key?: string };
  if (code.S3Key === undefined) throw new Error(`${resource.stack}/${resource.logicalId}: expected code from an asset of the assembly.`);
  const [module = '', exportName = ''] = String(used['Handler']).split('.');
  const logging = used['LoggingConfig'] as { LogGroup?: string } | undefined;
  return {
    name: resource.physicalId,
    arn,
    codeDir: assetDir(code.S3Key),
    handler: { module, exportName },
    environment: ((used['Environment'] as { Variables?: Record<string, string> } | undefined)?.Variables ?? {}),
    roleArn: String(used['Role']),
    timeoutSeconds: Number(used['Timeout'] ?? 3),
    memoryMb: Number(used['MemorySize'] ?? 128),
    logGroup: logging?.LogGroup ?? join('/aws/lambda', resource.physicalId),
    ...(used['ReservedConcurrentExecutions'] === undefined ? {} : { reservedConcurrency: Number(used['ReservedConcurrentExecutions']) }),
  };
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
  const { used } = readProperties(resource, {
    used: ['FunctionName', 'Qualifier', 'MaximumRetryAttempts', 'MaximumEventAgeInSeconds', 'DestinationConfig'],
    passedOver: {},
  });
  if (used['Qualifier'] !== '$LATEST') {
    throw new Error(`${resource.stack}/${resource.logicalId}: expected the qualifier $LATEST, which is what AppSync calls here; got ${String(used['Qualifier'])}.`);
  }
  const destinations = (used['DestinationConfig'] ?? {}) as { OnFailure?: { Destination: string }; OnSuccess?: unknown };
  if (destinations.OnSuccess !== undefined) throw new Error(`${resource.stack}/${resource.logicalId}: OnSuccess destinations are not emulated.`);
  return {
    functionName: String(used['FunctionName']),
    settings: {
      retries: Number(used['MaximumRetryAttempts'] ?? defaultEventSettings.retries),
      maximumAgeSeconds: Number(used['MaximumEventAgeInSeconds'] ?? defaultEventSettings.maximumAgeSeconds),
      ...(destinations.OnFailure === undefined ? {} : { onFailureArn: destinations.OnFailure.Destination }),
    },
  };
}
