/**
 * How long things last, in seconds. Facts that other trees must agree with (Lambda's event age, the worker's words, the sweeper's rounds):
 * `test/stack/times-agree.test.ts` holds them against each other.
 */

/**
 * How long an attempt holds an export after its last report. The worker reports at least every 20 s, so one report may be lost. The
 * lease must lapse before Lambda's first retry, a minute after a crash, or that retry could do nothing (decision 0003).
 */
export const leaseSeconds = 50;

/**
 * How long a request may wait for its worker before the sweeper ends it: Lambda keeps an event for 6 hours (`infra/event-age.ts`), and its
 * last try may begin just before (decision 0015).
 */
export const startWithinSeconds = 6 * 3600 + 5 * 60;

/**
 * A place among those at once is held this long at most, whatever became of its export: an event waits 6 hours, a run takes 15 minutes, and
 * the sweeper ends within 7 what nobody finishes. Only a place whose release was lost is ever held so long (decision 0011).
 */
export const slotSeconds = 7 * 3600;

/** How long the history remembers an export. */
export const historySeconds = 400 * 86_400;

/** How far the time in a `requestId` may be from now, either way. What is older may have been deleted and its tombstone be gone. */
export const requestIdSeconds = 86_400;

/** How long the row of a deleted export keeps its id from being used again: longer than an id may be asked for, and an event be on its way. */
export const tombstoneSeconds = 7 * 86_400;
