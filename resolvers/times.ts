/**
 * Durations, in seconds. Other trees must agree with them (Lambda's event age, the worker's heartbeats, the sweeper's
 * schedule): `test/stack/times-agree.test.ts` compares them.
 */

/**
 * How long an attempt holds an export or a restore after its last report. The export worker reports at least every 20 s
 * and the restore worker every 15 s, so one report may be lost. The lease must lapse before Lambda's first retry, a
 * minute after a crash, or that retry could do nothing (decision 0003).
 */
export const leaseSeconds = 50;

/**
 * How long a request may wait for its worker before the sweeper ends it. Lambda keeps an event for 6 hours
 * (`infra/event-age.ts`), and its last try may begin just before the end (decision 0015).
 */
export const startWithinSeconds = 6 * 3600 + 5 * 60;

/**
 * The longest time for which a slot is held, whatever happened to its export. An event waits 6 hours, a run takes 15
 * minutes, and the sweeper ends unfinished exports within 7 minutes. Only a slot whose release was lost is held for so
 * long (decision 0011).
 */
export const slotSeconds = 7 * 3600;

/** How long an export stays in the history. */
export const historySeconds = 400 * 86_400;

/**
 * The largest distance between the time in a `requestId` and now, in either direction. An older id may belong to a
 * deleted export whose tombstone is gone.
 */
export const requestIdSeconds = 86_400;

/**
 * How long the row of a deleted export prevents another use of its id. It is longer than an id is accepted and an event
 * may wait.
 */
export const tombstoneSeconds = 7 * 86_400;

/** How long an uploaded file waits to be put back. The sweeper removes it then. */
export const uploadSeconds = 86_400;

/**
 * How long a request may take between taking the lock of an owner's restores and beginning its own. AppSync ends a
 * request after 30 s. Until then, a lock whose restore is not at work is not abandoned.
 */
export const lockBeginSeconds = 60;
