import { createServer } from 'node:net';
import { loopbackAddress } from '../endpoint.ts';

/** The host's endpoints, on consecutive ports. */
export const endpointNames = [
  'page',
  'graphql',
  's3',
  'dynamodb',
  'cognito-idp',
  'cognito-identity',
  'lambda',
  'sts',
] as const;

export type EndpointName = (typeof endpointNames)[number];

export type Ports = Readonly<Record<EndpointName, number>>;

/** Another process listens on a port, or this process may not listen on it. */
export class PortInUse extends Error {
  override readonly name = 'PortInUse';
}

/** The ports from `first` on, after a check that each is free. Throws `PortInUse` with the first port that is not. */
export async function takePorts(first: number): Promise<Ports> {
  const entries = endpointNames.map((name, index) => [name, first + index] as const);
  const choice = `The host needs ${endpointNames.length} ports from ${first} on; choose others, e.g. --port ${suggestion(first)}.`;
  for (const [name, port] of entries) {
    // Browsers try localhost at ::1 first, so another server's page there would look like the host's.
    for (const address of name === 'page' ? [loopbackAddress, '::1'] : [loopbackAddress]) {
      const obstacle = await obstacleAt(port, address);
      if (obstacle !== undefined) throw new PortInUse(`Port ${port} (for ${name}) ${obstacle} ${choice}`);
    }
  }
  return Object.fromEntries(entries) as Ports;
}

function suggestion(first: number): number {
  return first < 1024 || first + 100 > 65_000 ? 4000 : first + 100;
}

const obstacles: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use by another process.',
  EACCES: 'is reserved for system services.',
};
/** This machine has no such address, so no process listens on it. */
const absentAddress = ['EADDRNOTAVAIL', 'EAFNOSUPPORT'];

/** Undefined for a port that is free. */
function obstacleAt(port: number, address: string): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const obstacle = obstacles[error.code ?? ''];
      if (obstacle !== undefined || absentAddress.includes(error.code ?? '')) resolve(obstacle);
      else reject(new Error(`The host cannot listen on port ${port}.`, { cause: error }));
    });
    probe.listen(port, address, () => probe.close(() => resolve(undefined)));
  });
}
