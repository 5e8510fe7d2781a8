import { bitStringOf, booleanOf, context, DerRefusal, fieldsOf, itemsOf, oidOf, setItemsOf, type DerNode } from '../asn1/index.ts';
import { parseGeneralName, parseGeneralNames, type GeneralName } from './general-name.ts';

/** RFC 5280 section 4.2.1.13: it has a name or an issuer. A point named relative to its issuer is kept as unnamed: nothing here compares such names. */
export interface DistributionPoint {
  readonly names: readonly GeneralName[] | null;
  /** Whether lists of this point give some reasons only, or come from another issuer than the certificate. */
  readonly someReasons: boolean;
  readonly otherIssuer: boolean;
}

/** Section 5.2.5: what a revocation list covers. */
export interface IssuingDistributionPoint {
  readonly names: readonly GeneralName[] | null;
  readonly relativeName: boolean;
  readonly only: 'user' | 'ca' | 'attribute' | null;
  readonly someReasons: boolean;
  readonly indirect: boolean;
}

/** Throws `DerRefusal`. */
export function parseDistributionPoints(node: DerNode): readonly DistributionPoint[] {
  const points = itemsOf(node);
  if (points.length === 0) throw new DerRefusal(node.from, 'empty-names');
  return points.map((point) => {
    const fields = fieldsOf(point);
    const name = fields.optional(context(0, 'constructed'));
    const reasons = fields.optional(context(1, 'primitive'));
    const issuer = fields.optional(context(2, 'constructed'));
    fields.end();
    if (name === null && issuer === null) throw new DerRefusal(point.from, 'distribution-point');
    if (reasons !== null) bitStringOf(reasons, reasons.tag);
    return { names: pointName(name).names, someReasons: reasons !== null, otherIssuer: issuer !== null && parseGeneralNames(issuer, issuer.tag).length > 0 };
  });
}

/** Throws `DerRefusal`. */
export function parseIssuingDistributionPoint(node: DerNode): IssuingDistributionPoint {
  const fields = fieldsOf(node);
  const point = pointName(fields.optional(context(0, 'constructed')));
  const flag = (number: number): boolean => {
    const given = fields.optional(context(number, 'primitive'));
    return given !== null && booleanOf(given, given.tag);
  };
  const user = flag(1);
  const ca = flag(2);
  const reasons = fields.optional(context(3, 'primitive'));
  const indirect = flag(4);
  const attribute = flag(5);
  fields.end();
  if (reasons !== null) bitStringOf(reasons, reasons.tag);
  if (Number(user) + Number(ca) + Number(attribute) > 1) throw new DerRefusal(node.from, 'distribution-point');
  return { ...point, only: user ? 'user' : ca ? 'ca' : attribute ? 'attribute' : null, someReasons: reasons !== null, indirect };
}

/** DistributionPointName is a choice, so its tag is explicit. */
function pointName(node: DerNode | null): { readonly names: readonly GeneralName[] | null; readonly relativeName: boolean } {
  if (node === null) return { names: null, relativeName: false };
  const fields = fieldsOf(node, node.tag);
  const name = fields.next();
  fields.end();
  if (name.tag === context(0, 'constructed')) return { names: parseGeneralNames(name, name.tag), relativeName: false };
  setItemsOf(name, context(1, 'constructed'));
  return { names: null, relativeName: true };
}

/** Section 4.2.2.1. Where to fetch an issuer is of no use offline; what stands there is read so that malformed bytes are seen. */
export function parseAccessDescriptions(node: DerNode): number {
  const items = itemsOf(node);
  if (items.length === 0) throw new DerRefusal(node.from, 'empty-names');
  for (const item of items) {
    const fields = fieldsOf(item);
    oidOf(fields.next());
    parseGeneralName(fields.next());
    fields.end();
  }
  return items.length;
}
