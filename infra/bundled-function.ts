import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as LambdaFunction, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { FunctionFolder, FunctionVariable } from '../functions/environment.ts';
import { bundleFunction } from './function-bundle.ts';

/** A folder under `functions/` whose `handler.ts` exports `handler`, and the variables that the handler reads. */
type FolderAndVariables = {
  readonly [Folder in FunctionFolder]: {
    readonly folder: Folder;
    readonly environment: Readonly<Record<FunctionVariable<Folder>, string>>;
  };
}[FunctionFolder];

type BundledFunctionProps = FolderAndVariables & {
  readonly role: IRole;
  /** Flags for Node itself. */
  readonly nodeOptions?: string;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly logRetention: RetentionDays;
  /**
   * How many executions may run at a time, reserved out of the account's concurrency. @default no reservation; only the
   * account's limit applies
   */
  readonly reservedConcurrency?: number;
};

/** A function of `functions/`, with its own log group and its own role. */
export class BundledFunction extends LambdaFunction {
  constructor(scope: Construct, id: string, props: BundledFunctionProps) {
    const logGroup = new LogGroup(scope, `${id}Logs`, {
      retention: props.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    super(scope, id, {
      code: bundleFunction(props.folder),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      role: props.role,
      environment: {
        ...props.environment,
        ...(props.nodeOptions === undefined ? {} : { NODE_OPTIONS: props.nodeOptions }),
      },
      memorySize: props.memoryMb,
      timeout: Duration.seconds(props.timeoutSeconds),
      logGroup,
      ...(props.reservedConcurrency === undefined ? {} : { reservedConcurrentExecutions: props.reservedConcurrency }),
      loggingFormat: LoggingFormat.JSON,
    });
    logGroup.grantWrite(props.role);
  }
}
