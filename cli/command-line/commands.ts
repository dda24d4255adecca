import { languages } from '../../ledger/language.ts';
import { backupOptions, backupUsage } from '../backup/backup-flags.ts';
import { exportOptions, usage } from '../flags.ts';
import { forgetOptions, forgetUsage } from '../forget/forget-flags.ts';
import { restoreModes, restoreOptions, restoreUsage } from '../restores/restore-flags.ts';
import { salvageOptions, salvageUsage } from '../salvage/salvage-flags.ts';
import { verifyOptions, verifyUsage } from '../verify/verify-flags.ts';
import { viewerOptions, viewerUsage } from '../viewer/viewer-flags.ts';
import type { CommandOfLine } from './command-of-line.ts';
import { completionOptions, completionUsage, shells } from './completion-flags.ts';

export const commands: readonly CommandOfLine[] = [
  {
    name: 'export',
    summary: 'make a copy of everything, or of some days, and save it here',
    usage,
    options: exportOptions,
    choices: { language: languages },
    words: 'none',
    start: () => import('../export.ts'),
  },
  {
    name: 'backup',
    summary: 'save a copy in a folder if something has changed, and thin the old ones out',
    usage: backupUsage,
    options: backupOptions,
    choices: { to: 'paths' },
    words: 'none',
    start: () => import('../backup.ts'),
  },
  {
    name: 'verify',
    summary: 'tell whether saved copies are still as they were made',
    usage: verifyUsage,
    options: verifyOptions,
    words: 'paths',
    start: () => import('../verify.ts'),
  },
  {
    name: 'restore',
    summary: 'put a copy back, after every difference was shown; or undo that',
    usage: restoreUsage,
    options: restoreOptions,
    choices: { mode: [...restoreModes.keys()] },
    words: 'paths',
    start: () => import('../restore.ts'),
  },
  {
    name: 'salvage',
    summary: 'make a new copy of what is intact in a damaged one',
    usage: salvageUsage,
    options: salvageOptions,
    words: 'paths',
    start: () => import('../salvage.ts'),
  },
  {
    name: 'viewer',
    summary: 'write viewer.html, which proves and shows a copy in any browser',
    usage: viewerUsage,
    options: viewerOptions,
    words: 'paths',
    start: () => import('../viewer.ts'),
  },
  {
    name: 'forget',
    summary: 'remove your copies, their history and your receipts from the service',
    usage: forgetUsage,
    options: forgetOptions,
    words: 'none',
    start: () => import('../forget.ts'),
  },
  {
    name: 'completion',
    summary: 'print what makes a shell complete these commands',
    usage: completionUsage,
    options: completionOptions,
    words: shells,
    start: async () => (await import('./completion.ts')).complete(commands),
  },
];
