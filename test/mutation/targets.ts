/**
 * The trees whose safeguards are measured: the pure ones, those that decide permissions, and the checks of signatures.
 */
export const targets: readonly string[] = [
  'ledger',
  'archive',
  'restore',
  'resolvers',
  'functions',
  'packages/local-aws/src/sigv4',
  'packages/local-aws/src/auth',
  'packages/local-aws/src/iam',
  'packages/local-aws/src/sts',
  'packages/local-aws/src/cognito/identity-pools',
  'packages/local-aws/src/cognito/user-pools',
];

/**
 * True for a source file with executable code of this project. Fixtures, generated files and declarations are not
 * measured.
 */
export function isMeasured(file: string): boolean {
  return (
    /\.tsx?$/.test(file) &&
    !/\.test\.tsx?$|\.d\.ts$|__generated__|\/testing\/|-(fixture|arbitrary|under-test)\.ts$/.test(file)
  );
}

/** The folders with the tests of a file. The three trees that check a signed request share their tests. */
export function treesOf(file: string): readonly string[] {
  const own = targets.filter((tree) => file.startsWith(`${tree}/`));
  return own.some((tree) => signedRequests.includes(tree)) ? signedRequests : own;
}

const signedRequests = ['sigv4', 'auth', 'iam'].map((name) => `packages/local-aws/src/${name}`);
