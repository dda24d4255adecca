import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { runCommand } from '../cli/run-command.ts';
import { deployEnvironment } from './deploy-environment.ts';

const cdk = join(import.meta.dirname, '..', 'node_modules', 'aws-cdk', 'bin', 'cdk');

runCommand(() =>
  deployEnvironment(process.argv.slice(2), (args) => {
    const child = spawn(process.execPath, [cdk, ...args], { stdio: 'inherit' });
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => resolve(code ?? 1));
    });
  }),
);
