/**
 * How long Lambda keeps the event of an export or a restore until a worker is free, in seconds. It is the maximum
 * (EventInvokeConfig, MaximumEventAgeInSeconds). Jobs wait where few workers may run at a time, and a long wait is not
 * a failure (decision 0015).
 */
export const eventAgeSeconds = 6 * 3600;
