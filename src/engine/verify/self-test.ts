import { selfTest } from '../../core/crypto/index.ts';
import { SelfTestError } from '../errors.ts';

/** The first answer holds for the process: what the platform computes does not change while it runs. */
let failed: readonly string[] | null = null;

/** Once in a process, before anything is believed. @throws SelfTestError when the platform's cryptography is not to be trusted. */
export function requireSoundCryptography(test: typeof selfTest = selfTest): void {
  failed ??= test().map(({ id, problem }) => `${id} ${problem}`);
  if (failed.length > 0) throw new SelfTestError(failed);
}
