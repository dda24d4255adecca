import { basename } from 'node:path';

const isOneCommand = /^myhome-account(\.js)?$/.test(basename(process.argv[1] ?? ''));

/** How a person starts a command of this program: in the way in which they started this one. */
export function asTyped(command: string): string {
  return isOneCommand ? `npx --no myhome-account ${command}` : `npm run ${command} --`;
}
