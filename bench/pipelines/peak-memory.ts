import { readFileSync } from 'node:fs';

/**
 * The most memory that this process has had resident, in bytes. Linux's own high-water mark where there is one: `maxRSS` begins with what the
 * process that started this one had.
 */
export function peakResidentBytes(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  if (kibibytes === undefined) throw new Error('/proc/self/status has no VmHWM line.');
  return Number(kibibytes) * 1024;
}
