/** Concurrent executions of the local account: those of an ordinary account in a region (Lambda quotas). A new account begins with ten. */
export const accountConcurrency = 1000;

/** What functions may reserve of it: Lambda keeps 100 for those that reserve none (Lambda developer guide, reserved concurrency). */
export const reservableConcurrency = accountConcurrency - 100;
