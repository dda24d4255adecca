import { readFileSync } from 'node:fs';

/**
 * The peak resident memory of this process, in bytes. Uses Linux's own high-water mark where there is one, because
 * `maxRSS` starts with the value of the parent process.
 */
export function peakResidentBytes(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  if (kibibytes === undefined) throw new Error('/proc/self/status has no VmHWM line.');
  return Number(kibibytes) * 1024;
}
