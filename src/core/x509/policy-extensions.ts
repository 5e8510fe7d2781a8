import { context, DerRefusal, fieldsOf, itemsOf, oidOf, smallIntegerOf, type DerNode } from '../asn1/index.ts';
import { OID } from './extension.ts';

/** RFC 5280 sections 4.2.1.4, 4.2.1.5, 4.2.1.11 and 4.2.1.14. Qualifiers are for people and are passed over. */
export interface PolicyExtensions {
  readonly policies: readonly string[] | null;
  readonly policyMappings: readonly PolicyMapping[] | null;
  readonly policyConstraints: { readonly requireExplicitPolicy: number | null; readonly inhibitPolicyMapping: number | null } | null;
  readonly inhibitAnyPolicy: number | null;
}

export interface PolicyMapping {
  readonly issuer: string;
  readonly subject: string;
}

export const ANY_POLICY = '2.5.29.32.0';

type Read = <T>(oid: string, decode: (node: DerNode) => T) => T | null;

/** Throws `DerRefusal`. */
export function parsePolicies(read: Read): PolicyExtensions {
  return {
    policies: read(OID.certificatePolicies, parseCertificatePolicies),
    policyMappings: read(OID.policyMappings, parsePolicyMappings),
    policyConstraints: read(OID.policyConstraints, parsePolicyConstraints),
    inhibitAnyPolicy: read(OID.inhibitAnyPolicy, (node) => smallIntegerOf(node)),
  };
}

function parseCertificatePolicies(node: DerNode): readonly string[] {
  const policies = nonEmpty(node).map((item) => {
    const fields = fieldsOf(item);
    const policy = oidOf(fields.next());
    if (fields.more()) itemsOf(fields.next());
    fields.end();
    return policy;
  });
  if (new Set(policies).size !== policies.length) throw new DerRefusal(node.from, 'duplicate-policy');
  return policies;
}

function parsePolicyMappings(node: DerNode): readonly PolicyMapping[] {
  return nonEmpty(node).map((item) => {
    const fields = fieldsOf(item);
    const mapping = { issuer: oidOf(fields.next()), subject: oidOf(fields.next()) };
    fields.end();
    // Section 4.2.1.5: anyPolicy is mapped neither from nor to.
    if (mapping.issuer === ANY_POLICY || mapping.subject === ANY_POLICY) throw new DerRefusal(item.from, 'policy-mapping');
    return mapping;
  });
}

function parsePolicyConstraints(node: DerNode): PolicyExtensions['policyConstraints'] {
  const fields = fieldsOf(node);
  const require = fields.optional(context(0, 'primitive'));
  const inhibit = fields.optional(context(1, 'primitive'));
  fields.end();
  if (require === null && inhibit === null) throw new DerRefusal(node.from, 'empty-constraints');
  return {
    requireExplicitPolicy: require === null ? null : smallIntegerOf(require, require.tag),
    inhibitPolicyMapping: inhibit === null ? null : smallIntegerOf(inhibit, inhibit.tag),
  };
}

function nonEmpty(node: DerNode): readonly DerNode[] {
  const items = itemsOf(node);
  if (items.length === 0) throw new DerRefusal(node.from, 'empty-policies');
  return items;
}
