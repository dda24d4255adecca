import type { ResourcesConfig } from 'aws-amplify';
import type { WhoMaySignUp } from '../../client/amplify/outputs.ts';
import type { Credentials } from '../person.ts';

/** A running system that the cases test: the local host, or a deployed stack. */
export interface Target {
  readonly name: 'local' | 'aws';
  readonly region: string;
  /** In the form that `Amplify.configure` takes. */
  readonly amplify: ResourcesConfig;
  /** `https://…/graphql` */
  readonly graphqlUrl: string;
  /** `wss://…`; plain `ws:` on loopback. */
  readonly realtimeUrl: string;
  readonly userPool: { readonly id: string; readonly clientId: string; readonly jwksUrl: string };
  readonly whoMaySignUp: WhoMaySignUp;
  readonly identityPoolId: string;
  readonly bucket: string;
  /** The slips table. Cases write into their own partition and remove it afterwards. */
  readonly slipsTable: string;
  /** A person who can sign in. */
  readonly user: { readonly email: string; readonly password: string };
  /** Settings of an SDK client of a service, without credentials: its endpoint, and its clock. */
  readonly clientOf: (service: Service) => {
    readonly region: string;
    readonly endpoint?: string;
    readonly systemClockOffset?: number;
    readonly forcePathStyle?: boolean;
  };
  /**
   * A principal who may use the bucket and the tables directly. With undefined, the SDK uses its own chain
   * (environment, profile).
   */
  readonly operator: Credentials | undefined;
  close(): Promise<void>;
}

export type Service = 's3' | 'dynamodb' | 'lambda' | 'cognito-idp' | 'cognito-identity' | 'sts';
