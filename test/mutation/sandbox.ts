import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A copy of the working tree, with the same packages, in which files may be changed. */
export interface Sandbox {
  readonly folder: string;
  readonly remove: () => void;
}

/** @param root the working tree, which is only read */
export function createSandbox(root: string): Sandbox {
  const folder = mkdtempSync(join(tmpdir(), 'mutation-'));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const file of files.split('\0').filter((name) => name !== '')) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    if (/\.test\.tsx?$/.test(file))
      writeFileSync(join(folder, file), withFewerRuns(readFileSync(join(root, file), 'utf8')));
    else copyFileSync(join(root, file), join(folder, file));
  }
  linkPackages(join(root, 'node_modules'), join(folder, 'node_modules'));
  return { folder, remove };
}

/**
 * Laws are checked with fewer values, so that a mutant takes a second and not a minute. A mutant may survive that the
 * full number would have noticed, so the scores are lower bounds.
 */
export function withFewerRuns(test: string): string {
  return test.replace(/numRuns: ([\d_]+)/g, (_, count: string) => {
    return `numRuns: ${String(Math.min(mostRuns, Number(count.replaceAll('_', ''))))}`;
  });
}

const mostRuns = 100;

/**
 * Makes a folder of links instead of one link. Then files that a tool writes into `node_modules` stay in the sandbox,
 * and the packages of this repository are the sandbox's copies.
 */
function linkPackages(from: string, to: string): void {
  mkdirSync(to);
  const workspaces = readdirSync(join(dirname(to), 'packages'));
  for (const name of readdirSync(from).filter((one) => !one.startsWith('.')))
    symlinkSync(workspaces.includes(name) ? join('../packages', name) : join(from, name), join(to, name));
}
