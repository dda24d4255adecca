import type { Helpers } from './helper.ts';
import { numberAt, stringAt } from './helper.ts';

/** `util.time`, by the host's clock. The functions that take a DateTimeFormatter pattern are not emulated. */
export const timeHelpers: Helpers = {
  'util.time.nowISO8601': (_args, { clock }) => new Date(clock.nowMs()).toISOString(),
  'util.time.nowEpochSeconds': (_args, { clock }) => Math.floor(clock.nowMs() / 1000),
  'util.time.nowEpochMilliSeconds': (_args, { clock }) => clock.nowMs(),
  'util.time.parseISO8601ToEpochMilliSeconds': (args) =>
    parseIso(stringAt(args, 0, 'util.time.parseISO8601ToEpochMilliSeconds')),
  'util.time.epochMilliSecondsToSeconds': (args) =>
    Math.floor(numberAt(args, 0, 'util.time.epochMilliSecondsToSeconds') / 1000),
  'util.time.epochMilliSecondsToISO8601': (args) =>
    new Date(numberAt(args, 0, 'util.time.epochMilliSecondsToISO8601')).toISOString(),
};

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;

function parseIso(text: string): number {
  const epochMs = instant.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(epochMs)) return epochMs;
  throw new Error(
    `util.time.parseISO8601ToEpochMilliSeconds: expected an instant such as 2018-02-01T17:21:05.180+08:00, got ${JSON.stringify(text)}`,
  );
}
