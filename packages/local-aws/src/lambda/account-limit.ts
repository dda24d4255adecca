/** Concurrent executions of the local account: those of an ordinary account in a region (Lambda quotas). A new account begins with ten. */
export const accountConcurrency = 1000;
