import { sha256Hex } from '../crypto/index.ts';
import { sameBytes, type Certificate } from './certificate.ts';
import type { Name } from './name.ts';
import type { PathIssue, PathLimits } from './path-issue.ts';
import type { SignatureBudget } from './verify-issuer.ts';

/** A way up from the leaf. `broken` says why it stops before an anchor; with an anchor it is null. */
export interface CandidatePath {
  /** From the leaf; the last is the anchor where there is one. */
  readonly certificates: readonly Certificate[];
  readonly broken: PathIssue | null;
}

export interface PathMaterial {
  readonly leaf: Certificate;
  readonly intermediates: readonly Certificate[];
  readonly anchors: readonly Certificate[];
}

/**
 * Depth first from the leaf, by name and then by signature (RFC 4158 section 2.4.2); a certificate whose key identifier is
 * the one asked for is tried first. `visit` gets each way up as it is found and ends the search by returning true.
 * Returns the budget that cut the search short, or null.
 */
export function findPaths(
  { leaf, intermediates, anchors }: PathMaterial, limits: PathLimits, signatures: SignatureBudget, visit: (path: CandidatePath) => boolean,
): PathIssue | null {
  const anchorsByName = bySubject(anchors);
  const byName = bySubject(unique(intermediates).slice(0, limits.candidates));
  let steps = limits.steps;
  let tooDeep = false;
  const climb = (path: readonly Certificate[]): boolean => {
    if (steps-- <= 0) return true;
    const position = path.length - 1;
    const last = path[position]!;
    let broken: CandidatePath | null = null;
    let climbed = false;
    const name = nameKey(last.issuer);
    const above = [...ordered(anchorsByName.get(name) ?? [], last).map((each) => [each, true] as const), ...ordered(byName.get(name) ?? [], last).map((each) => [each, false] as const)];
    for (const [issuer, isAnchor] of above) {
      // The same authority twice in one path adds nothing but length (RFC 4158 section 2.4.2).
      if (path.some((each) => isSameEntity(each, issuer))) continue;
      if (!isAnchor && path.length > limits.intermediates) {
        tooDeep = true;
        continue;
      }
      const outcome = signatures.verify(last, issuer);
      if (outcome === 'budget') return true;
      if (outcome !== 'valid') {
        broken ??= { certificates: path, broken: brokenLink(position, last, outcome) };
        continue;
      }
      climbed = true;
      if (isAnchor ? visit({ certificates: [...path, issuer], broken: null }) : climb([...path, issuer])) return true;
    }
    return !climbed && visit(broken ?? { certificates: path, broken: { position, kind: 'issuer-unknown' } });
  };
  if (anchors.some((anchor) => sameBytes(anchor.der, leaf.der)) && visit({ certificates: [leaf], broken: null })) return null;
  climb([leaf]);
  const budget = (limit: keyof PathLimits): PathIssue => ({ position: 0, kind: 'budget', limit, allowed: limits[limit] });
  if (steps < 0) return budget('steps');
  if (signatures.exhausted()) return budget('signatures');
  if (tooDeep) return budget('intermediates');
  return intermediates.length > limits.candidates ? budget('candidates') : null;
}

function brokenLink(position: number, { algorithm }: Certificate, outcome: 'invalid' | 'malformed' | 'non-canonical' | 'weak-key' | 'algorithm-refused'): PathIssue {
  if (outcome === 'algorithm-refused') return { position, kind: 'algorithm-refused', algorithm: algorithm.oid };
  return outcome === 'weak-key' ? { position: position + 1, kind: 'weak-key' } : { position, kind: 'signature-invalid', outcome };
}

const nameKey = (name: Name): string => JSON.stringify(name.keys);

function bySubject(certificates: readonly Certificate[]): ReadonlyMap<string, readonly Certificate[]> {
  const found = new Map<string, Certificate[]>();
  for (const certificate of certificates) {
    const key = nameKey(certificate.subject);
    const list = found.get(key);
    if (list === undefined) found.set(key, [certificate]);
    else list.push(certificate);
  }
  return found;
}

function unique(certificates: readonly Certificate[]): readonly Certificate[] {
  return [...new Map(certificates.map((each) => [sha256Hex(each.der), each])).values()];
}

/** Names what is asked for, then names nothing, then names another key: identifiers are hints, and only the signature decides. */
function ordered(issuers: readonly Certificate[], { authorityKeyIdentifier }: Certificate): readonly Certificate[] {
  const wanted = authorityKeyIdentifier?.keyIdentifier ?? null;
  const rank = ({ subjectKeyIdentifier: found }: Certificate): number => (wanted === null || found === null ? 1 : sameBytes(wanted, found) ? 0 : 2);
  return issuers.toSorted((left, right) => rank(left) - rank(right));
}

/** Same subject, alternative names and key. */
function isSameEntity(left: Certificate, right: Certificate): boolean {
  return sameBytes(left.spki, right.spki) && nameKey(left.subject) === nameKey(right.subject) && alternativeNames(left) === alternativeNames(right);
}

function alternativeNames(certificate: Certificate): string {
  const extension = certificate.extensions.find((each) => each.oid === '2.5.29.17');
  return extension === undefined ? '' : sha256Hex(extension.value);
}
