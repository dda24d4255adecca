/** The trees whose guards are measured: the pure ones, the ones that decide who may do what, and the checks of signatures. */
export const targets: readonly string[] = [
  'ledger',
  'archive',
  'resolvers',
  'functions',
  'packages/local-aws/src/sigv4',
  'packages/local-aws/src/identity',
  'packages/local-aws/src/iam',
  'packages/local-aws/src/cognito/identity-pools',
  'packages/local-aws/src/cognito/user-pools',
];

/** Source files that no unit test can reach: they read the environment when they are loaded, or only describe types. */
export function isMeasured(file: string): boolean {
  return /\.tsx?$/.test(file) && !/\.test\.tsx?$|\.d\.ts$|__generated__|-fixture\.ts$|-arbitrary\.ts$/.test(file);
}
