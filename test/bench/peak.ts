import { readFileSync } from 'node:fs';

/**
 * The most memory this process has had, in MB. Linux hands a process's `maxRSS` on to what it starts, so that a child's
 * would be at least its parent's; what the kernel says of the program itself begins with it.
 */
export function peakMb(): number {
  if (process.platform === 'linux') {
    const line = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
    if (line !== null) return Math.round(Number(line[1]) / 1024);
  }
  return Math.round(process.resourceUsage().maxRSS / 1024);
}
