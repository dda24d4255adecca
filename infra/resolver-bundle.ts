import { buildSync } from 'esbuild';

/** AppSync's limit for the code of one resolver or function (AppSync developer guide, quotas). */
const mostCharacters = 32_768;

/**
 * One file of `resolvers/` with its imports, as the ES module for AppSync. Only AppSync's own packages stay outside.
 */
export function bundleResolver(path: string): string {
  const result = buildSync({
    entryPoints: [path],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    external: ['@aws-appsync/utils', '@aws-appsync/utils/*'],
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
  });
  const code = result.outputFiles[0]?.text ?? '';
  if (code.length > mostCharacters)
    throw new Error(`${path}: ${code.length} characters as a bundle; AppSync takes ${mostCharacters}.`);
  return code;
}
