import { BOOLEAN, booleanOf, DerRefusal, fieldsOf, itemsOf, OCTET_STRING, oidOf, octetsOf, type DerNode } from '../asn1/index.ts';

/** RFC 5280 section 4.1.2.9. */
export interface Extension {
  readonly oid: string;
  readonly critical: boolean;
  /** What the OCTET STRING holds: DER, for every extension known here. */
  readonly value: Uint8Array;
}

export interface ParsedExtensions {
  readonly all: readonly Extension[];
  /** The OCTET STRING of an extension, for decoding with its offsets; null when it is absent. */
  readonly node: (oid: string) => DerNode | null;
}

/** Extensions ::= SEQUENCE SIZE (1..MAX). Throws `DerRefusal`; an OID that occurs twice has two readings (section 4.2). */
export function parseExtensions(node: DerNode): ParsedExtensions {
  const items = itemsOf(node);
  if (items.length === 0) throw new DerRefusal(node.from, 'empty-extensions');
  const nodes = new Map<string, DerNode>();
  const all = items.map((item) => {
    const fields = fieldsOf(item);
    const oid = oidOf(fields.next());
    // DER leaves a FALSE out. Certificates in use spell it; it is under the signature, so it is no second spelling of one certificate.
    const critical = fields.optional(BOOLEAN);
    const value = fields.next(OCTET_STRING);
    fields.end();
    if (nodes.has(oid)) throw new DerRefusal(item.from, 'duplicate-extension');
    nodes.set(oid, value);
    return { oid, critical: critical !== null && booleanOf(critical), value: octetsOf(value) };
  });
  return { all, node: (oid) => nodes.get(oid) ?? null };
}

export const NO_EXTENSIONS: ParsedExtensions = { all: [], node: () => null };

/** Arcs of `id-ce`, RFC 5280 section 4.2.1 and 5.2. */
export const OID = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  issuerAltName: '2.5.29.18',
  basicConstraints: '2.5.29.19',
  crlNumber: '2.5.29.20',
  reasonCode: '2.5.29.21',
  invalidityDate: '2.5.29.24',
  deltaCrlIndicator: '2.5.29.27',
  issuingDistributionPoint: '2.5.29.28',
  certificateIssuer: '2.5.29.29',
  nameConstraints: '2.5.29.30',
  crlDistributionPoints: '2.5.29.31',
  certificatePolicies: '2.5.29.32',
  policyMappings: '2.5.29.33',
  authorityKeyIdentifier: '2.5.29.35',
  policyConstraints: '2.5.29.36',
  extendedKeyUsage: '2.5.29.37',
  freshestCrl: '2.5.29.46',
  inhibitAnyPolicy: '2.5.29.54',
  authorityInfoAccess: '1.3.6.1.5.5.7.1.1',
} as const;
