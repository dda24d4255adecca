#!/usr/bin/env node
// The command `myhome-account`. Any Node that knows ES modules can read this file; it goes on under the project's own.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const fromHere = (path) => fileURLToPath(new URL(path, import.meta.url));
/** Installed by `npm ci` where there is a package of Node for the system. */
const ownNode = fromHere('../../node_modules/.bin/node');

if (existsSync(ownNode) && realpathSync(ownNode) !== realpathSync(process.execPath)) goOnUnder(ownNode);
else if (isOldNode()) {
  console.error(`This is Node ${process.version}. The command needs Node ${minimum().join('.')} or newer.`);
  process.exit(1);
} else await import('../command-line.ts');

/** Ctrl-C reaches the other process by the terminal, and by this one too. The command counts it once. */
function goOnUnder(node) {
  let child;
  // Before the other process is there, or a signal in its first moment would end only this one.
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name));
  child = spawn(node, process.argv.slice(1), { stdio: 'inherit' });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

function isOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [leastMajor, leastMinor] = minimum();
  return major < leastMajor || (major === leastMajor && minor < leastMinor);
}

/** Of package.json, such as `>=22.18`. */
function minimum() {
  const { engines } = JSON.parse(readFileSync(fromHere('../../package.json'), 'utf8'));
  return engines.node.replace('>=', '').split('.').map(Number);
}
