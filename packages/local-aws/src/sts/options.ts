import type { Gate } from '../auth/gate.ts';
import type { Clock } from '../clock.ts';
import type { CredentialAuthority } from '../sigv4/credential-authority.ts';
import type { AssumableRole } from './settings.ts';

export interface StsOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly clock: Clock;
  readonly gate: Gate;
  readonly credentials: CredentialAuthority;
  /** Undefined where there is no such role. */
  readonly roleOf: (roleArn: string) => AssumableRole | undefined;
}
