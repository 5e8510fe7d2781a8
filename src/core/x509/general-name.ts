import { asciiOf, context, DerRefusal, itemsOf, octetsOf, unwrap, type DerNode } from '../asn1/index.ts';
import { parseName, type Name } from './name.ts';

/** RFC 5280 section 4.2.1.6. Text is what stands there: 7-bit characters, not yet checked against its form's own grammar. */
export type GeneralName =
  | { readonly form: 'email' | 'dns' | 'uri'; readonly text: string }
  /** An address of 4 or 16 bytes; in a name constraint followed by as many bytes of mask. */
  | { readonly form: 'ip'; readonly bytes: Uint8Array }
  | { readonly form: 'directory'; readonly name: Name }
  /** Forms that nothing here compares. `kind` keeps them apart: a constraint on one kind says nothing about another. */
  | { readonly form: 'other'; readonly kind: OtherForm; readonly der: Uint8Array };

export type OtherForm = 'other-name' | 'x400-address' | 'edi-party-name' | 'registered-id';

const OTHER: Readonly<Record<number, OtherForm>> = {
  [context(0, 'constructed')]: 'other-name', [context(3, 'constructed')]: 'x400-address', [context(5, 'constructed')]: 'edi-party-name',
  [context(8, 'primitive')]: 'registered-id',
};

/** Throws `DerRefusal`. */
export function parseGeneralName(node: DerNode, use: 'name' | 'constraint' = 'name'): GeneralName {
  switch (node.tag) {
    case context(1, 'primitive'): return { form: 'email', text: asciiOf(node) };
    case context(2, 'primitive'): return { form: 'dns', text: asciiOf(node) };
    case context(6, 'primitive'): return { form: 'uri', text: asciiOf(node) };
    case context(7, 'primitive'): return { form: 'ip', bytes: addressOf(node, use === 'name' ? 1 : 2) };
    case context(4, 'constructed'): return { form: 'directory', name: parseName(unwrap(node, node.tag)) };
    default: {
      const kind = OTHER[node.tag];
      if (kind === undefined) throw new DerRefusal(node.from, 'general-name');
      return { form: 'other', kind, der: node.bytes };
    }
  }
}

/** GeneralNames ::= SEQUENCE SIZE (1..MAX). */
export function parseGeneralNames(node: DerNode, tag?: number): readonly GeneralName[] {
  const names = itemsOf(node, tag);
  if (names.length === 0) throw new DerRefusal(node.from, 'empty-names');
  return names.map((name) => parseGeneralName(name));
}

function addressOf(node: DerNode, times: 1 | 2): Uint8Array {
  const bytes = octetsOf(node, node.tag);
  if (bytes.length !== 4 * times && bytes.length !== 16 * times) throw new DerRefusal(node.start, 'ip-address');
  return bytes;
}
