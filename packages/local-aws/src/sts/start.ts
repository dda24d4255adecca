import type { Endpoint } from '../endpoint.ts';
import { openEndpoint } from '../http/open-endpoint.ts';
import { handleRequest } from './handle-request.ts';
import type { StsOptions } from './options.ts';

/** STS on loopback: the Query protocol of version 2011-06-15, behind signatures and the roles' trust policies. */
export function startSts(options: StsOptions): Promise<Endpoint> {
  return openEndpoint({
    port: options.port,
    name: 'sts',
    clock: options.clock,
    handle: (request, response) => handleRequest(options, request, response),
  });
}
