import { assertNever } from '../../core/findings/outcome.ts';
import { der, explicit, ia5String, oid, printableString, sequence, setOf, utf8String } from './der-writer.ts';

const ATTRIBUTES = {
  CN: '2.5.4.3', C: '2.5.4.6', O: '2.5.4.10', OU: '2.5.4.11', emailAddress: '1.2.840.113549.1.9.1',
} as const;
export type AttributeType = keyof typeof ATTRIBUTES;

/** DER of a distinguished name, one attribute an RDN, most significant first. */
export function writeName(...attributes: readonly (readonly [AttributeType, string])[]): Uint8Array {
  return sequence(...attributes.map(([type, text]) => setOf(sequence(oid(ATTRIBUTES[type]), attributeValue(type, text)))));
}

function attributeValue(type: AttributeType, text: string): Uint8Array {
  if (type === 'C') return printableString(text);
  return type === 'emailAddress' ? ia5String(text) : utf8String(text);
}

/** RFC 5280 section 4.2.1.6. `ip` is the address, in a constraint followed by its mask; `directory` is the DER of a name. */
export type WrittenName =
  | { readonly form: 'email' | 'dns' | 'uri'; readonly text: string }
  | { readonly form: 'ip'; readonly bytes: readonly number[] }
  | { readonly form: 'directory'; readonly name: Uint8Array }
  /** OtherName with a UTF8String. */
  | { readonly form: 'other'; readonly oid: string; readonly text: string };

export function writeGeneralName(name: WrittenName): Uint8Array {
  switch (name.form) {
    case 'email': return der(0x81, Buffer.from(name.text, 'latin1'));
    case 'dns': return der(0x82, Buffer.from(name.text, 'latin1'));
    case 'uri': return der(0x86, Buffer.from(name.text, 'latin1'));
    case 'ip': return der(0x87, Uint8Array.from(name.bytes));
    case 'directory': return explicit(4, name.name);
    case 'other': return der(0xa0, oid(name.oid), explicit(0, utf8String(name.text)));
    default: return assertNever(name);
  }
}
