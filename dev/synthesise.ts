import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join, relative } from 'node:path';
import { reservableConcurrency } from 'local-aws/lambda/account-limit.ts';

const root = join(import.meta.dirname, '..');
const cache = join(root, 'node_modules', '.cache', 'myhome-account');
/** Older builds that are kept with the newest. A host that runs on one of them must not lose it to the next build. */
const keptBuilds = 5;

/** The files and folders of which each build is made. A build is reused while none of them has changed. */
export const buildInputs = {
  assembly: [
    'infra',
    'delivery',
    'resolvers',
    'functions',
    'ledger',
    'archive',
    'restore',
    // viewer.html, which the workers put into archives, and what it shares with the page.
    'web/viewer',
    'web/copy',
    'web/src/look',
    'web/src/shell',
    'web/src/focus',
    'web/src/exports/Progress.module.css',
    'web/src/restore/FileButton.module.css',
    'web/src/period/month.ts',
    'web/src/period/read-days.ts',
    'web/public/favicon.svg',
    'schema.graphql',
    'package-lock.json',
    'packages/local-aws/src/lambda/account-limit.ts',
  ],
  page: ['web', 'client', 'ledger', 'archive', 'schema.graphql', 'package-lock.json'],
} as const;

/** The environments of infra/environments/local.ts. */
export type LocalEnvironment = 'local' | 'local-invited' | 'local-domains' | 'local-original';

/** A command that failed during a build. */
export class BuildFailed extends Error {
  override readonly name = 'BuildFailed';
}

/**
 * The cloud assembly of the present sources. It is synthesised by the same program that a deployment uses, and reused
 * while its inputs are unchanged. Returns its folder.
 *
 * @param ownTables tables in place of those of the environment: `OwnTables` of infra/settings.ts as JSON
 */
export function synthesise(
  onStart: () => void,
  environment: LocalEnvironment = 'local',
  ownTables?: string,
): Promise<string> {
  const kind = [`assembly-${environment}`, ...(ownTables === undefined ? [] : [hashOf(ownTables)])].join('-');
  return cached(kind, buildInputs.assembly, onStart, (outDir) =>
    run('Synthesis', join(root, 'infra', 'app.ts'), [], {
      CDK_OUTDIR: outDir,
      // The page's stack is not booted here, so its build is not bundled either.
      CDK_CONTEXT_JSON: JSON.stringify({
        'aws:cdk:bundling-stacks': ['*Data', '*Api'],
        environment,
        ...(ownTables !== undefined && { ownTables }),
        // As `npm run deploy` asks an account, so that the local host has the reservation that an ordinary one gets.
        reservableConcurrency: String(reservableConcurrency),
      }),
    }),
  );
}

/** The page as a deployment would publish it. Returns the folder with its files. */
export function buildPage(onStart: () => void): Promise<string> {
  return cached('page', buildInputs.page, onStart, (outDir) =>
    run(
      'The build of the page',
      join(root, 'node_modules', 'vite', 'bin', 'vite.js'),
      ['build', join(root, 'web'), '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'],
      {},
    ),
  );
}

async function cached(
  kind: string,
  inputs: readonly string[],
  onStart: () => void,
  build: (outDir: string) => Promise<void>,
): Promise<string> {
  const parent = join(cache, kind);
  const dir = join(parent, digest(inputs));
  if (existsSync(dir)) {
    utimesSync(dir, new Date(), new Date());
    return dir;
  }
  onStart();
  mkdirSync(parent, { recursive: true });
  const building = join(parent, `building-${randomUUID()}`);
  try {
    await build(building);
    // The build is stored whole or not at all. If another process was faster, its build is equally good.
    if (!existsSync(dir)) renameSync(building, dir);
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
  const builds = readdirSync(parent)
    .filter((name) => !name.startsWith('building-'))
    .map((name) => join(parent, name));
  const oldest = builds.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs).slice(keptBuilds);
  for (const build of oldest) rmSync(build, { recursive: true, force: true });
  return dir;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

/** A hash of names and contents. Tests and build results are not inputs of a build. */
function digest(inputs: readonly string[]): string {
  const hash = createHash('sha256').update(process.version);
  const add = (path: string) => {
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort())
        if (name !== 'dist' && name !== 'node_modules') add(join(path, name));
    } else if (!/\.test\.tsx?$/.test(path)) {
      hash.update(relative(root, path)).update('\0').update(readFileSync(path)).update('\0');
    }
  };
  for (const input of inputs) add(join(root, input));
  return hash.digest('hex').slice(0, 24);
}

function run(
  what: string,
  script: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
    child.once('error', (cause) => reject(new BuildFailed(`${what} could not be started.`, { cause })));
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new BuildFailed(`${what} failed (exit ${code ?? 'by a signal'}):\n${said}`));
    });
  });
}
