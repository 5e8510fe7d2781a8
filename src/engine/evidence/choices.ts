import type { RunInputs } from '../../core/run.ts';
import type { Vault } from '../vault/index.ts';
import { endOfDay, runBytes } from '../verify/index.ts';
import type { VerifyChoice } from './parts.ts';

/** As things stand: the trust pack in use, the heads seen, the end of this day. */
export function choiceNow(vault: Vault, now: number, previousRun: Uint8Array | null = null): VerifyChoice {
  return {
    asOf: endOfDay(now),
    trustPack: vault.trust.current()?.bytes ?? null,
    rememberedHeads: vault.heads.all().map(({ origin, size, root }) => ({ origin, size, root })),
    previousRun,
  };
}

/** The arguments of an earlier run; null when its trust pack, or the run it was held against, is no longer here. */
export async function choiceOf(vault: Vault, inputs: RunInputs): Promise<VerifyChoice | null> {
  const trust = inputs.trustPack === null ? null : await vault.trust.byDigest(inputs.trustPack.digest);
  const previous = inputs.previousRun === null ? null : await storedRun(vault, inputs.previousRun.digest);
  if ((trust === null) !== (inputs.trustPack === null) || (previous === null) !== (inputs.previousRun === null)) return null;
  return { asOf: inputs.asOf, rememberedHeads: inputs.rememberedHeads, trustPack: trust?.bytes ?? null, previousRun: previous };
}

async function storedRun(vault: Vault, digest: string): Promise<Uint8Array | null> {
  const held = vault.runs.has(digest.slice(0, 16));
  return held ? runBytes((await vault.runs.get(digest.slice(0, 16))).run) : null;
}
