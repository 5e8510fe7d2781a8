import { context, DerRefusal, fieldsOf, itemsOf, smallIntegerOf, type DerNode } from '../asn1/index.ts';
import { parseGeneralName, type GeneralName } from './general-name.ts';

/** RFC 5280 section 4.2.1.10. An empty list constrains nothing. */
export interface NameConstraints {
  readonly permitted: readonly GeneralName[];
  readonly excluded: readonly GeneralName[];
}

/** Throws `DerRefusal`. */
export function parseNameConstraints(node: DerNode): NameConstraints {
  const fields = fieldsOf(node);
  const permitted = fields.optional(context(0, 'constructed'));
  const excluded = fields.optional(context(1, 'constructed'));
  fields.end();
  if (permitted === null && excluded === null) throw new DerRefusal(node.from, 'empty-constraints');
  return { permitted: subtrees(permitted), excluded: subtrees(excluded) };
}

function subtrees(node: DerNode | null): readonly GeneralName[] {
  if (node === null) return [];
  const items = itemsOf(node, node.tag);
  if (items.length === 0) throw new DerRefusal(node.from, 'empty-constraints');
  return items.map(subtree);
}

/** Section 4.2.1.10: minimum is 0, which DER leaves out, and maximum is absent. Nothing is known of other values. */
function subtree(node: DerNode): GeneralName {
  const fields = fieldsOf(node);
  const base = parseGeneralName(fields.next(), 'constraint');
  const minimum = fields.optional(context(0, 'primitive'));
  const maximum = fields.optional(context(1, 'primitive'));
  fields.end();
  if ((minimum !== null && smallIntegerOf(minimum, minimum.tag) !== 0) || maximum !== null) throw new DerRefusal(node.from, 'subtree-distance');
  return base;
}
