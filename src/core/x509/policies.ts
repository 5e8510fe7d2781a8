import type { Certificate } from './certificate.ts';
import { ANY_POLICY } from './policy-extensions.ts';
import { isSelfIssued } from './profile.ts';

/**
 * RFC 5280 sections 6.1.2 to 6.1.5 for a user who accepts every policy: whether a policy is left where one is demanded.
 * Only the policies that the next certificate may state are kept, as in RFC 9618: the tree of the older text grows
 * exponentially with policies that an attacker chooses. `path` runs from below the anchor to the leaf.
 */
export function policiesHold(path: readonly Certificate[]): boolean {
  // Counters of section 6.1.2 (d) to (f): how many more certificates may do without.
  let explicit = path.length + 1;
  let mapping = path.length + 1;
  let any = path.length + 1;
  let accepted: ReadonlySet<string> = new Set([ANY_POLICY]);
  for (const [index, certificate] of path.entries()) {
    const last = index === path.length - 1;
    const selfIssued = isSelfIssued(certificate);
    accepted = afterCertificate(accepted, certificate, any > 0 || (selfIssued && !last));
    // Section 6.1.3 (f).
    if (explicit === 0 && accepted.size === 0) return false;
    if (!last) accepted = afterMappings(accepted, certificate, mapping > 0);
    // Sections 6.1.4 (h) and 6.1.5 (a): self-issued certificates in the middle are not counted.
    const step = last || !selfIssued ? 1 : 0;
    explicit = Math.max(0, explicit - step);
    mapping = Math.max(0, mapping - step);
    any = Math.max(0, any - step);
    const constraints = certificate.policyConstraints;
    // Section 6.1.5 (b): in the last certificate only a demand for right now says something.
    if (!last || constraints?.requireExplicitPolicy === 0) explicit = Math.min(explicit, constraints?.requireExplicitPolicy ?? explicit);
    mapping = Math.min(mapping, constraints?.inhibitPolicyMapping ?? mapping);
    any = Math.min(any, certificate.inhibitAnyPolicy ?? any);
  }
  return explicit > 0 || accepted.size > 0;
}

/** Section 6.1.3 (d) and (e). */
function afterCertificate(accepted: ReadonlySet<string>, { policies }: Certificate, anyCounts: boolean): ReadonlySet<string> {
  if (policies === null) return new Set();
  if (anyCounts && policies.includes(ANY_POLICY)) return new Set([...accepted, ...(accepted.has(ANY_POLICY) ? policies : [])]);
  return new Set(policies.filter((policy) => policy !== ANY_POLICY && (accepted.has(policy) || accepted.has(ANY_POLICY))));
}

/** Section 6.1.4 (b). */
function afterMappings(accepted: ReadonlySet<string>, { policyMappings }: Certificate, allowed: boolean): ReadonlySet<string> {
  if (policyMappings === null) return accepted;
  const mapped = new Set(accepted);
  for (const { issuer } of policyMappings) mapped.delete(issuer);
  if (!allowed) return mapped;
  for (const { issuer, subject } of policyMappings) if (accepted.has(issuer) || accepted.has(ANY_POLICY)) mapped.add(subject);
  return mapped;
}
