import type { SignatureOutcome } from './algorithm.ts';

/**
 * What is said of a signature in a finding. Of one by a key that is too weak it is not known whether it fits: nobody asked,
 * and "does not verify" would say that its bytes were changed.
 */
export function problemOf<Kind extends string>(problem: { readonly kind: Kind; readonly outcome?: SignatureOutcome }): Kind | 'weak-key' {
  return problem.kind === 'signature' && problem.outcome === 'weak-key' ? 'weak-key' : problem.kind;
}
