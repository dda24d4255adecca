import { isJsonObject } from '../json.ts';
import type { ResolvedResource } from '../template/resolved-resource.ts';
import type { Faults } from './faults.ts';
import type { MovableClock } from './movable-clock.ts';

/** The parts of the host that the switches act on. */
export interface FaultTargets {
  readonly faults: Faults;
  readonly clock: MovableClock;
  readonly resources: readonly ResolvedResource[];
  /** Cuts every realtime connection. */
  readonly dropSockets: () => void;
  /** Makes the credentials of users expire. */
  readonly expireCredentials: () => void;
}

interface Switch {
  /** The accepted values, as a text for the user. */
  readonly takes: string;
  readonly does: string;
  /**
   * Checks the value and returns the action, which is not run yet. Returns undefined for a value that is not accepted.
   */
  readonly read: (value: unknown, targets: FaultTargets) => (() => void) | undefined;
}

/** A request for faults names an unknown switch or an invalid value. */
export class WrongSwitch extends Error {
  override readonly name = 'WrongSwitch';
}

const dayMs = 86_400_000;

/** Every switch, by name. The caller of the package decides how a user reaches them. */
export const switches: Readonly<Record<string, Switch>> = {
  loseEventsForMsAfterStartAck: {
    takes: 'milliseconds, 0 to 3600000',
    does: 'events within this time after a subscription’s start_ack are lost, as AppSync may lose them; 0 ends it',
    read: (value, { faults }) =>
      isWhole(value, 0, 3_600_000) ? () => void (faults.loseEventsForMsAfterStartAck = value) : undefined,
  },
  dropSockets: {
    takes: 'true',
    does: 'cuts every realtime connection, once',
    read: (value, { dropSockets }) => (value === true ? dropSockets : undefined),
  },
  duplicateEvents: {
    takes: 'true or false',
    does: 'every asynchronous invocation of a function is delivered twice',
    read: (value, { faults }) => (typeof value === 'boolean' ? () => void (faults.duplicateEvents = value) : undefined),
  },
  throttleTables: {
    takes: 'a list of tables, by their name or their name in infra/',
    does: 'these tables respond with ProvisionedThroughputExceededException; an empty list ends it',
    read: (value, { faults, resources }) =>
      replacement(faults.throttledTables, value, resources, 'AWS::DynamoDB::Table'),
  },
  stopFunctions: {
    takes: 'a list of functions, by their name or their name in infra/',
    does: 'these functions cannot be invoked, as if they had been removed; events for them wait; an empty list ends it',
    read: (value, { faults, resources }) =>
      replacement(faults.stoppedFunctions, value, resources, 'AWS::Lambda::Function'),
  },
  expireCredentials: {
    takes: 'true',
    does: 'the temporary credentials of users have expired now; new ones are valid',
    read: (value, { expireCredentials }) => (value === true ? expireCredentials : undefined),
  },
  moveClockMs: {
    takes: `milliseconds, 1 to ${400 * dayMs}`,
    does: 'moves the host’s clock ahead by this time, for leases, links, tokens, lifecycle rules and schedules; ends with the host',
    read: (value, { clock }) => (isWhole(value, 1, 400 * dayMs) ? () => clock.forward(value) : undefined),
  },
};

/** Turns every switch that `wanted` names. If one is wrong, turns none and throws `WrongSwitch`. */
export function turnSwitches(wanted: unknown, targets: FaultTargets): void {
  if (!isJsonObject(wanted))
    throw new WrongSwitch(`Expected an object of switches, got ${JSON.stringify(wanted)}. ${known}`);
  const acts = Object.entries(wanted).map(([name, value]) => {
    const found = Object.hasOwn(switches, name) ? switches[name] : undefined;
    if (found === undefined) throw new WrongSwitch(`There is no switch ${JSON.stringify(name)}. ${known}`);
    const act = found.read(value, targets);
    if (act === undefined)
      throw new WrongSwitch(
        `${name}: expected ${found.takes}, got ${JSON.stringify(value)}. ${choices(name, targets)}`.trim(),
      );
    return act;
  });
  for (const act of acts) act();
}

/** The state of the switches. */
export function switchesNow({ faults, clock }: FaultTargets): object {
  return {
    loseEventsForMsAfterStartAck: faults.loseEventsForMsAfterStartAck,
    duplicateEvents: faults.duplicateEvents,
    throttleTables: [...faults.throttledTables],
    stopFunctions: [...faults.stoppedFunctions],
    clockAheadMs: clock.nowMs() - Date.now(),
  };
}

const known = `The switches are ${Object.keys(switches).join(', ')}.`;

function isWhole(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}

function replacement(
  set: Set<string>,
  value: unknown,
  resources: readonly ResolvedResource[],
  type: string,
): (() => void) | undefined {
  if (!Array.isArray(value)) return undefined;
  const names = value.map(
    (name: unknown) =>
      resources.find(
        (resource) =>
          resource.type === type &&
          typeof name === 'string' &&
          [resource.physicalId, nameInInfra(resource)].includes(name),
      )?.physicalId,
  );
  if (!names.every((name) => name !== undefined)) return undefined;
  return () => {
    set.clear();
    for (const name of names) set.add(name);
  };
}

function choices(name: string, { resources }: FaultTargets): string {
  const type = { throttleTables: 'AWS::DynamoDB::Table', stopFunctions: 'AWS::Lambda::Function' }[name];
  return type === undefined
    ? ''
    : `There are ${resources
        .filter((resource) => resource.type === type)
        .map(nameInInfra)
        .join(', ')}.`;
}

/** The logical id without the CDK's hash. */
function nameInInfra({ logicalId }: ResolvedResource): string {
  return logicalId.replace(/[0-9A-F]{8}$/, '');
}
