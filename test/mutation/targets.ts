/** The trees whose guards are measured: the pure ones, the ones that decide who may do what, and the checks of signatures. */
export const targets: readonly string[] = [
  'ledger',
  'archive',
  'resolvers',
  'functions',
  'local/sigv4',
  'local/identity',
  'local/iam',
  'local/cognito/identity-pools',
  'local/cognito/user-pools',
];

/** Source files that no unit test can reach: they read the environment when they are loaded, or only describe types. */
export function isMeasured(file: string): boolean {
  return /\.tsx?$/.test(file) && !/\.test\.tsx?$|\.d\.ts$|__generated__|-fixture\.ts$|-arbitrary\.ts$/.test(file);
}
