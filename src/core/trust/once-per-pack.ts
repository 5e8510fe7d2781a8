import type { TrustPack } from './pack.ts';

/**
 * What a pack comes to, made once for as long as the pack is held: a revocation list of some megabytes, or the keys of
 * many people, would otherwise be read anew for every file. A pack that was read never changes.
 */
export function oncePerPack<T>(make: (pack: TrustPack) => T): (pack: TrustPack) => T {
  const made = new WeakMap<TrustPack, { readonly value: T }>();
  return (pack) => {
    const known = made.get(pack);
    if (known !== undefined) return known.value;
    const value = make(pack);
    made.set(pack, { value });
    return value;
  };
}
