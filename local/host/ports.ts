import { createServer } from 'node:net';
import { loopbackAddress } from '../front-door.ts';

/** The host's doors, each on the port behind the one before. */
export const doors = ['page', 'graphql', 's3', 'dynamodb', 'cognito-idp', 'cognito-identity', 'lambda'] as const;

export type Door = (typeof doors)[number];

export type Ports = Readonly<Record<Door, number>>;

/** A port that another process listens on. */
export class PortInUse extends Error {
  override readonly name = 'PortInUse';
}

/** The ports from `first` on, each seen to be free; throws `PortInUse` that names the first one that is not. */
export async function takePorts(first: number): Promise<Ports> {
  const entries = doors.map((door, index) => [door, first + index] as const);
  for (const [door, port] of entries) {
    if (!(await isFree(port))) {
      throw new PortInUse(`Port ${port} (for ${door}) is in use by another process. The host takes ${doors.length} ports from ${first} on; choose others, e.g. --port ${suggestion(first)}.`);
    }
  }
  return Object.fromEntries(entries) as Ports;
}

function suggestion(first: number): number {
  return first + 100 > 65_000 ? 4000 : first + 100;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(new Error(`Port ${port} cannot be listened on.`, { cause: error }));
    });
    probe.listen(port, loopbackAddress, () => probe.close(() => resolve(true)));
  });
}
