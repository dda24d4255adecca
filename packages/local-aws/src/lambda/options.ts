import type { Gate } from '../auth/gate.ts';
import type { Clock } from '../clock.ts';
import type { RoleSession } from '../iam/principal.ts';
import type { CredentialAuthority } from '../sigv4/credential-authority.ts';
import type { ScheduleSettings } from './schedules.ts';
import type { EventSettings, FunctionSettings } from './settings.ts';

export interface LambdaOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly dataDir: string;
  readonly clock: Clock;
  readonly gate: Gate;
  readonly credentials: CredentialAuthority;
  readonly region: string;
  readonly accountId: string;
  readonly functions: readonly FunctionSettings[];
  /** The settings by function name. */
  readonly eventSettings: ReadonlyMap<string, EventSettings>;
  readonly schedules: readonly ScheduleSettings[];
  readonly session: (roleArn: string, sessionName: string) => RoleSession;
  readonly endpoints: Readonly<Record<string, string>>;
  readonly faults: LambdaFaults;
}

/** Faults of functions that can be switched on for tests and experiments. */
export interface LambdaFaults {
  /** Names of functions that refuse every invocation as if they had been removed. Their events wait. */
  readonly stoppedFunctions: Set<string>;
  /** Every event is delivered twice. */
  duplicateEvents: boolean;
}
