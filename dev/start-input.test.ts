import { createServer } from 'node:net';
import { endpointNames, PortInUse, takePorts } from 'local-aws/host/ports.ts';
import { describe, expect, it } from 'vitest';
import { readFlags, WrongFlag } from './flags.ts';

describe('flags', () => {
  it('have their defaults, and are read', () => {
    expect(readFlags([])).toEqual({
      port: 4000,
      dataDir: '.local',
      fresh: false,
      seed: true,
      dev: false,
      layout: 'by-owner',
      help: false,
    });
    expect(readFlags(['--port', '5000', '--data=/tmp/x', '--fresh', '--no-seed', '--dev', '--help'])).toEqual({
      port: 5000,
      dataDir: '/tmp/x',
      fresh: true,
      seed: false,
      dev: true,
      layout: 'by-owner',
      help: true,
    });
  });

  it('are asked for with -h, too', () => {
    expect(readFlags(['-h']).help).toBe(true);
  });

  it('that npm has kept for itself are named, with the way out', () => {
    expect(() =>
      readFlags(['dir'], { npm_lifecycle_event: 'start', npm_config_data: 'true', npm_config_fresh: 'true' }),
    ).toThrow(
      'npm has kept --data and --fresh for itself, because -- is missing before the flags. Type npm start -- --data DIR …',
    );
  });

  it.each([
    [['--port', '0'], 'expected a whole number from 1 to 65529, got "0"'],
    [['--port', '65530'], 'got "65530"'],
    [['--port', '4e3'], 'got "4e3"'],
    [['--port', '-1'], '--port'],
    [['--port='], 'got ""'],
    [['--port'], '--port'],
    [['--data='], '--data: expected the name of a folder'],
    [['--layout', 'mine'], '--layout: expected by-owner or original, got "mine"'],
    [['--dat', 'x'], /^Unknown option '--dat'\.\n/],
    [['4000'], /^Unexpected argument '4000'\.\n/],
    [['--fresh=yes'], '--fresh'],
  ])('that cannot be understood are named: %j', (args, message) => {
    expect(() => readFlags(args)).toThrow(WrongFlag);
    expect(() => readFlags(args)).toThrow(message);
  });
});

describe('ports', () => {
  /** Ports below those that the system assigns, reserved for this file. */
  const first = 8000 + (process.pid % 90) * 10;

  it('are one behind the other, one for each endpoint', async () => {
    expect(await takePorts(first)).toEqual(
      Object.fromEntries(endpointNames.map((name, index) => [name, first + index])),
    );
  });

  it.each([
    ['127.0.0.1', 3, 'dynamodb'],
    ['0.0.0.0', 6, 'lambda'],
    ['::1', 0, 'page'],
  ])('in use at %s are named, with the endpoint and the way out', async (address, offset, endpoint) => {
    const other = createServer();
    const listens = await new Promise<boolean>((resolve) =>
      other.once('error', () => resolve(false)).listen(first + offset, address, () => resolve(true)),
    );
    // On a machine without IPv6 no server listens at ::1.
    if (!listens && address === '::1') return;
    expect(listens).toBe(true);
    const taking = takePorts(first);
    await expect(taking).rejects.toThrow(PortInUse);
    await expect(taking).rejects.toThrow(
      `Port ${first + offset} (for ${endpoint}) is in use by another process. The host needs 8 ports from ${first} on; choose others, e.g. --port ${first + 100}.`,
    );
    await new Promise((resolve) => other.close(resolve));
    await takePorts(first);
  });
});
