import type { WebSocket } from 'ws';
import type { Gate } from '../../auth/gate.ts';
import type { Clock } from '../../clock.ts';
import type { Principal } from '../../iam/principal.ts';
import { isJsonObject } from '../../json.ts';
import { SignatureRefused } from '../../sigv4/signature-refused.ts';
import type { FieldDecision } from '../execute/field-authorization.ts';
import type { PreparedApi } from '../execute/prepared-api.ts';
import { realtimeRefusalOf } from '../http/refusal.ts';
import { asHeaders } from './connection-header.ts';
import { StartRefused, startSubscription } from './start-subscription.ts';
import type { Subscriber, Subscriptions } from './subscriptions.ts';

export interface ConnectionOptions {
  readonly prepared: PreparedApi;
  readonly gate: Gate;
  readonly clock: Clock;
  /** Whether a principal may connect. @default everybody with a valid signature */
  readonly authorizeConnect?: (principal: Principal) => FieldDecision;
  readonly subscriptions: Subscriptions;
  readonly keepAliveMs: number;
  readonly sourceIp: readonly string[];
  /** The headers of the upgrade request. */
  readonly headers: Readonly<Record<string, string>>;
  readonly log: (message: string, cause?: unknown) => void;
}

/** AppSync quotas: the subscriptions of one connection, and the lifetime of a connection. */
const subscriptionsMost = 100;
const lifetimeMs = 24 * 60 * 60 * 1000;
/** Recorded from the service. */
const connectionTimeoutMs = 300_000;

/** Speaks AppSync's realtime protocol on an authenticated socket until that closes. */
export function serveConnection(socket: WebSocket, options: ConnectionOptions): void {
  const { clock, subscriptions, log } = options;
  /** Subscribers by the client's id. Undefined while a start is in progress. */
  const active = new Map<string, Subscriber | undefined>();
  const send = (frame: Frame): void => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame));
  };
  const sendErrors = (id: string | undefined, errors: readonly unknown[]): void => {
    send({ ...(id === undefined ? {} : { id }), type: 'error', payload: { errors } });
  };

  const start = async (id: string, payload: unknown): Promise<void> => {
    const refusal = startRefusal(id, active);
    if (refusal !== undefined) {
      sendErrors(id, [refusal]);
      return;
    }
    active.set(id, undefined);
    try {
      const subscription = await authorizedStart(payload, options);
      // The subscription was stopped or the connection closed in the meantime.
      if (!active.has(id)) return;
      const subscriber: Subscriber = {
        subscription,
        ackedAtMs: clock.nowMs(),
        deliver: (data) => send({ id, type: 'data', payload: data }),
        complete: () => stop(id),
      };
      active.set(id, subscriber);
      subscriptions.add(subscriber);
      send({ id, type: 'start_ack' });
    } catch (error) {
      active.delete(id);
      sendErrors(id, errorsOf(error, log));
    }
  };

  const stop = (id: string): void => {
    const subscriber = active.get(id);
    active.delete(id);
    if (subscriber !== undefined) subscriptions.remove(subscriber);
    send({ id, type: 'complete' });
  };

  const openedAtMs = clock.nowMs();
  const keepAlive = setInterval(() => {
    if (clock.nowMs() - openedAtMs >= lifetimeMs) socket.close(1001, 'connection lifetime reached');
    else send({ type: 'ka' });
  }, options.keepAliveMs);
  socket.on('close', () => {
    clearInterval(keepAlive);
    for (const subscriber of active.values()) if (subscriber !== undefined) subscriptions.remove(subscriber);
    active.clear();
  });
  socket.on('message', (data: Buffer, isBinary) => {
    const message = isBinary ? undefined : parsed(data.toString('utf8'));
    const id = typeof message?.['id'] === 'string' ? message['id'] : undefined;
    if (message?.['type'] === 'connection_init') send({ type: 'connection_ack', payload: { connectionTimeoutMs } });
    else if (message?.['type'] === 'start' && id !== undefined) void start(id, message['payload']);
    else if (message?.['type'] === 'stop' && id !== undefined) stop(id);
    // Recorded from the service.
    else
      sendErrors(id, [
        { errorType: 'UnsupportedOperation', message: 'unknown not supported through the realtime channel' },
      ]);
  });
}

interface Frame {
  readonly id?: string;
  readonly type: 'connection_ack' | 'ka' | 'start_ack' | 'error' | 'data' | 'complete';
  readonly payload?: unknown;
}

/** The limit is documented. The names of both errors are unproven. */
function startRefusal(
  id: string,
  active: ReadonlyMap<string, unknown>,
): { errorType: string; message: string } | undefined {
  if (active.has(id))
    return {
      errorType: 'DuplicatedOperationError',
      message: `The id ${id} already belongs to a subscription of this connection.`,
    };
  if (active.size >= subscriptionsMost)
    return {
      errorType: 'MaxSubscriptionsReachedError',
      message: `Max number of ${subscriptionsMost} subscriptions reached`,
    };
  return undefined;
}

/** Verifies the start's own signature over its `data`, then starts the subscription for the signer. */
async function authorizedStart(payload: unknown, { gate, prepared, sourceIp, headers }: ConnectionOptions) {
  const { data, extensions } = isJsonObject(payload) ? payload : {};
  const signed = asHeaders(isJsonObject(extensions) ? extensions['authorization'] : undefined);
  if (typeof data !== 'string')
    throw new StartRefused([
      { errorType: 'BadRequestException', message: 'Expected payload.data, the text of a GraphQL request.' },
    ]);
  const principal = await gate.authenticate(
    { method: 'POST', target: '/graphql', headers: signed ?? {}, body: Buffer.from(data, 'utf8') },
    'appsync',
  );
  return startSubscription(data, { principal, headers: { ...headers, ...signed }, sourceIp }, prepared);
}

function errorsOf(error: unknown, log: (message: string, cause?: unknown) => void): readonly unknown[] {
  if (error instanceof StartRefused) return error.errors;
  if (error instanceof SignatureRefused) {
    const { errorType, message, status } = realtimeRefusalOf(error.code, error.message);
    return [{ errorType, message, errorCode: status }];
  }
  log('a subscription could not be started', error);
  return [{ errorType: 'InternalFailure', message: 'An internal failure occurred while resolving this field.' }];
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const message: unknown = JSON.parse(text);
    return isJsonObject(message) ? message : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
