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
  /** By function name. */
  readonly eventSettings: ReadonlyMap<string, EventSettings>;
  readonly schedules: readonly ScheduleSettings[];
  readonly session: (roleArn: string, sessionName: string) => RoleSession;
  readonly endpoints: Readonly<Record<string, string>>;
  readonly faults: LambdaFaults;
}

/** The faults of functions that tests and curious people can switch on. */
export interface LambdaFaults {
  /** Names of functions that answer every invocation as if they had been removed; events for them wait. */
  readonly stoppedFunctions: Set<string>;
  /** Every event is delivered twice. */
  duplicateEvents: boolean;
}
