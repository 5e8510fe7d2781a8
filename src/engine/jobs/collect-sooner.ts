import { setFlagsFromString } from 'node:v8';

/**
 * For the entry of a process or thread that verifies. A record of a hundred thousand actions lives until the last of its
 * readers; by default V8 lets four times as much garbage stand beside it before it collects. A third is enough, and costs a
 * twentieth to a tenth more processor time.
 */
export function collectSooner(): void {
  setFlagsFromString('--heap-growing-percent=30');
}
