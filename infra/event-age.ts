/**
 * How long Lambda keeps an export's event until a worker is free, in seconds: the most that there is (EventInvokeConfig,
 * MaximumEventAgeInSeconds). Where few workers may run at a time, exports wait; a long wait is no failure (decision 0015).
 */
export const eventAgeSeconds = 6 * 3600;
