import { DerRefusal, SEQUENCE, SET, type DerNode } from './node.ts';

/** The members of a constructed value, taken in order. What is not taken is refused by `end`. */
export interface Fields {
  /** The next member; refused when there is none or it has another tag. */
  next(tag?: number): DerNode;
  /** The next member if it has this tag. */
  optional(tag: number): DerNode | null;
  /** Whether a member is left. */
  more(): boolean;
  /** Refuses members that nobody took: bytes without a meaning are bytes with two. */
  end(): void;
}

export function fieldsOf(node: DerNode, tag: number = SEQUENCE): Fields {
  expectTag(node, tag);
  let at = 0;
  const next = (wanted?: number): DerNode => {
    const child = node.children[at];
    if (child === undefined) throw new DerRefusal(node.to, 'missing-member');
    if (wanted !== undefined) expectTag(child, wanted);
    at += 1;
    return child;
  };
  return {
    next,
    optional: (wanted) => (node.children[at]?.tag === wanted ? next() : null),
    more: () => at < node.children.length,
    end() {
      const left = node.children[at];
      if (left !== undefined) throw new DerRefusal(left.from, 'unknown-member');
    },
  };
}

/** The items of a SEQUENCE OF (or, by `tag`, of an implicitly tagged one). */
export function itemsOf(node: DerNode, tag: number = SEQUENCE): readonly DerNode[] {
  expectTag(node, tag);
  return node.children;
}

/** The items of a SET OF, which DER orders by their bytes (X.690 section 11.6). */
export function setItemsOf(node: DerNode, tag: number = SET): readonly DerNode[] {
  expectTag(node, tag);
  node.children.forEach((child, index) => {
    const before = node.children[index - 1];
    if (before !== undefined && compareBytes(before.bytes, child.bytes) > 0) throw new DerRefusal(child.from, 'set-order');
  });
  return node.children;
}

/** The one member inside an explicit tag. */
export function unwrap(node: DerNode, tag: number): DerNode {
  const fields = fieldsOf(node, tag);
  const inner = fields.next();
  fields.end();
  return inner;
}

export function expectTag(node: DerNode, tag: number): void {
  if (node.tag !== tag) throw new DerRefusal(node.from, 'wrong-type');
}

function compareBytes(left: Uint8Array, right: Uint8Array): number {
  const shared = Math.min(left.length, right.length);
  for (let at = 0; at < shared; at++) if (left[at] !== right[at]) return left[at]! - right[at]!;
  return left.length - right.length;
}
