import { DerRefusal, fieldsOf, oidOf, SET, setItemsOf, type DerNode } from '../asn1/index.ts';

/** RFC 5652 section 11, RFC 5035 section 3, RFC 3161 appendix A. */
export const ATTRIBUTE = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  signatureTimeStamp: '1.2.840.113549.1.9.16.2.14',
} as const;

/** RFC 5652 section 5.3: an OID with its values, each as DER. */
export interface Attribute {
  readonly oid: string;
  readonly values: readonly DerNode[];
}

/** Signatures in use have three to eight attributes. */
const MAX_ATTRIBUTES = 64;

/**
 * A SET OF Attribute under an implicit tag. Signed ones must be DER whatever surrounds them (section 5.3), so their order
 * is checked; unsigned ones are put in by whoever comes later, and their order means nothing. Throws `DerRefusal`.
 */
export function parseAttributes(node: DerNode, tag: number, order: 'der' | 'any'): readonly Attribute[] {
  const items = order === 'der' ? setItemsOf(node, tag) : node.children;
  // SIZE (1..MAX): an empty set would be a signature over nothing but a tag.
  if (items.length === 0) throw new DerRefusal(node.from, 'empty-attributes');
  if (items.length > MAX_ATTRIBUTES) throw new DerRefusal(node.from, 'attributes');
  return items.map((item) => {
    const fields = fieldsOf(item);
    const oid = oidOf(fields.next());
    const values = fields.next(SET);
    fields.end();
    return { oid, values: order === 'der' ? setItemsOf(values) : values.children };
  });
}

/** `absent`, or how many values stand in how many instances when that is not one in one (sections 11.1 to 11.3 forbid more). */
export type SingleValue = { readonly found: DerNode } | { readonly found: null; readonly instances: number; readonly values: number };

export function singleValue(attributes: readonly Attribute[], oid: string): SingleValue {
  const instances = attributes.filter((attribute) => attribute.oid === oid);
  const values = instances.flatMap((attribute) => attribute.values);
  const [value] = values;
  return value !== undefined && values.length === 1 && instances.length === 1 ? { found: value } : { found: null, instances: instances.length, values: values.length };
}
