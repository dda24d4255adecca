/** The concurrent executions of an ordinary account in a region (Lambda quotas). A new account begins with ten. */
export const accountConcurrency = 1000;

/**
 * The part that functions may reserve. Lambda keeps 100 for functions without a reservation (Lambda developer guide,
 * reserved concurrency).
 */
export const reservableConcurrency = accountConcurrency - 100;
