import type { Gate } from '../auth/gate.ts';
import type { Clock } from '../clock.ts';
import type { Endpoint } from '../endpoint.ts';
import { openEndpoint } from '../http/open-endpoint.ts';
import type { DataSourceClients } from './data-sources/data-source.ts';
import { createPageTokens } from './data-sources/dynamodb/page-tokens.ts';
import { openDataSource } from './data-sources/open-data-source.ts';
import type { CheckedFields } from './execute/field-authorization.ts';
import { connectAuthorization, fieldAuthorization } from './execute/field-authorization.ts';
import { prepareApi } from './execute/prepared-api.ts';
import { httpEndpoint } from './http/handle-request.ts';
import { realtimeEndpoint } from './realtime/realtime-endpoint.ts';
import type { Faults } from './realtime/subscriptions.ts';
import { createSubscriptions } from './realtime/subscriptions.ts';
import type { ApiSettings } from './settings.ts';

export interface GraphqlApiOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly clock: Clock;
  readonly gate: Gate;
  readonly region: string;
  readonly accountId: string;
  readonly settings: ApiSettings;
  readonly dataSourceClients: DataSourceClients;
  /**
   * Receives the lines of the API's log group: refusals by IAM, crashes and `console` output of resolvers, failures of
   * the host.
   */
  readonly log: (message: string, cause?: unknown) => void;
  /** 32 bytes that seal `nextToken`. @default a random key, so that tokens become invalid at a restart */
  readonly pageTokenKey?: Uint8Array;
  /** @default root */
  readonly checkedFields?: CheckedFields | undefined;
  /** @default none */
  readonly faults?: Faults;
  /** "Request execution time": 30 s (AppSync quotas). @default 30,000 */
  readonly executionLimitMs?: number;
  /**
   * Milliseconds between keep-alives. A client considers a connection disrupted after 65 s without a message. @default
   * 60,000
   */
  readonly keepAliveMs?: number;
}

export interface GraphqlApi extends Endpoint {
  /** Cuts every realtime connection, as a network failure does. */
  readonly dropSockets: () => void;
}

/**
 * Serves an AppSync API on loopback: `POST <url>/graphql` and, for subscriptions, a WebSocket at `/graphql/realtime`.
 * @throws Error, before it listens, when AppSync or the local host would refuse a resolver or the schema.
 */
export async function startGraphqlApi(options: GraphqlApiOptions): Promise<GraphqlApi> {
  const { clock, gate, log, settings, dataSourceClients } = options;
  const pageTokens = createPageTokens(options.pageTokenKey);
  const place = { region: options.region, accountId: options.accountId, apiId: settings.apiId };
  const prepared = prepareApi(settings, {
    clock,
    log,
    openDataSource: (dataSource) => openDataSource(dataSource, dataSourceClients, pageTokens),
    authorizeField: fieldAuthorization(gate, place),
    checkedFields: options.checkedFields,
    executionLimitMs: options.executionLimitMs ?? 30_000,
  });
  const subscriptions = createSubscriptions({ prepared, clock, log, faults: options.faults ?? {} });
  const handle = httpEndpoint({ prepared, gate, log, afterExecution: (executed) => subscriptions.announce(executed) });
  const realtime = realtimeEndpoint({
    prepared,
    gate,
    ...(options.checkedFields === 'every' && { authorizeConnect: connectAuthorization(gate, place) }),
    clock,
    subscriptions,
    log,
    keepAliveMs: options.keepAliveMs ?? 60_000,
  });

  const endpoint = await openEndpoint({ port: options.port, name: 'graphql', clock, handle: handle });
  endpoint.server.on('upgrade', realtime.upgrade);
  return {
    url: endpoint.url,
    dropSockets: realtime.dropSockets,
    async close() {
      realtime.dropSockets();
      await endpoint.close();
    },
  };
}
