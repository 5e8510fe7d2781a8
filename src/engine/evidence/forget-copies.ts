import type { Vault } from '../vault/index.ts';

/** Takes copies out of the vault, but for those that a piece of evidence other than `leaving` is or is accompanied by. */
export async function forgetCopies(vault: Vault, digests: readonly string[], leaving: string | null): Promise<void> {
  const others = (await vault.evidence.records()).filter((each) => each.digest !== leaving);
  const needed = new Set(others.flatMap((each) => [each.digest, ...each.companions.map((companion) => companion.digest)]));
  for (const each of digests) if (!needed.has(each)) await vault.evidence.forget(each);
}
