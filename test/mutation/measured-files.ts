import { execFileSync } from 'node:child_process';
import { isMeasured } from './targets.ts';

/** The source files below the paths, those included that are not committed yet. */
export function measuredFiles(root: string, paths: readonly string[]): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...paths], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed.split('\0').filter((file) => file !== '' && isMeasured(file));
}
