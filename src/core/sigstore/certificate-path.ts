import { basicConstraints, hasUnknownCritical, mayUse, OID, purposesOf } from './certificate-extensions.ts';
import { isIssuedBy, type Certificate } from './certificate.ts';

export type PathProblem = 'no-path' | 'not-authority' | 'path-length' | 'critical-extension' | 'key-usage' | 'purpose' | 'authority-as-leaf' | 'malformed-extension';

export interface PathResult {
  /** Leaf first, trust anchor last; null when there is none. */
  readonly path: readonly Certificate[] | null;
  readonly problems: readonly PathProblem[];
}

/**
 * A path from the leaf to the last of an authority's certificates, and what RFC 5280 section 6.1 finds wrong with it apart
 * from times. Certificates that travel in a bundle take no part: only the trusted root's do.
 * @param purpose the extended key usage that the leaf, and every authority that limits its own, must allow.
 */
export function findPath(leaf: Certificate, chain: readonly Certificate[], purpose: string): PathResult {
  const paths = pathsFrom(leaf, chain);
  const judged = paths.map((path) => ({ path, problems: problemsOf(path, purpose) }));
  return judged.find((each) => each.problems.length === 0) ?? judged[0] ?? { path: null, problems: ['no-path'] };
}

/** Every certificate is used once at most, so a trusted root with cross-signed authorities ends too. */
function pathsFrom(certificate: Certificate, rest: readonly Certificate[]): readonly (readonly Certificate[])[] {
  const anchor = rest.at(-1);
  if (anchor === undefined) return [];
  return rest.flatMap((issuer, at) => {
    if (!isIssuedBy(certificate, issuer)) return [];
    const further = issuer === anchor ? [[issuer]] : pathsFrom(issuer, rest.filter((_, other) => other !== at));
    return further.map((path) => [certificate, ...path]);
  });
}

function problemsOf(path: readonly Certificate[], purpose: string): readonly PathProblem[] {
  try {
    const [leaf, ...issuers] = path;
    const problems = new Set<PathProblem>();
    if (path.some(hasUnknownCritical)) problems.add('critical-extension');
    if (leaf !== undefined) {
      if (basicConstraints(leaf).authority) problems.add('authority-as-leaf');
      if (!mayUse(leaf, 0)) problems.add('key-usage');
      // Without the extension a certificate would do for anything: RFC 3161 section 2.3 and Fulcio's profile ask for it.
      if (purposesOf(leaf)?.includes(purpose) !== true) problems.add('purpose');
    }
    issuers.forEach((issuer, below) => {
      const { authority, pathLength } = basicConstraints(issuer);
      if (!authority) problems.add('not-authority');
      if (!mayUse(issuer, 5)) problems.add('key-usage');
      // `below` authorities stand between this one and the leaf.
      if (pathLength !== null && below > pathLength) problems.add('path-length');
      const purposes = purposesOf(issuer);
      if (purposes !== null && !purposes.includes(purpose) && !purposes.includes(OID.anyPurpose)) problems.add('purpose');
    });
    return [...problems];
  } catch {
    return ['malformed-extension'];
  }
}
