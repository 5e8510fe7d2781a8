import {
  BMP_STRING, DerRefusal, fieldsOf, IA5_STRING, itemsOf, oidOf, PRINTABLE_STRING, setItemsOf, TELETEX_STRING, textOf, UNIVERSAL_STRING, UTF8_STRING,
  type DerNode,
} from '../asn1/index.ts';
import { toHex } from '../encoding/index.ts';

export interface NameAttribute {
  readonly oid: string;
  /** Null when the value is no string, or holds characters that its type does not allow. */
  readonly text: string | null;
  /** DER of the value. */
  readonly value: Uint8Array;
}

/** A distinguished name (RFC 5280 section 4.1.2.4), most significant part first. */
export interface Name {
  readonly der: Uint8Array;
  readonly rdns: readonly (readonly NameAttribute[])[];
  /** One comparable string for each RDN: names are the same when these are (section 7.1). */
  readonly keys: readonly string[];
}

const STRINGS: readonly number[] = [UTF8_STRING, PRINTABLE_STRING, IA5_STRING, TELETEX_STRING, BMP_STRING, UNIVERSAL_STRING];

const LABELS: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN', '2.5.4.5': 'SERIALNUMBER', '2.5.4.6': 'C', '2.5.4.7': 'L', '2.5.4.8': 'ST', '2.5.4.9': 'STREET', '2.5.4.10': 'O', '2.5.4.11': 'OU',
  '0.9.2342.19200300.100.1.1': 'UID', '0.9.2342.19200300.100.1.25': 'DC', '1.2.840.113549.1.9.1': 'EMAIL',
};

/** Throws `DerRefusal`. */
export function parseName(node: DerNode): Name {
  const rdns = itemsOf(node).map((rdn) => {
    const attributes = setItemsOf(rdn).map(parseAttribute);
    if (attributes.length === 0) throw new DerRefusal(rdn.from, 'empty-rdn');
    return attributes;
  });
  return { der: node.bytes, rdns, keys: rdns.map(rdnKey) };
}

/**
 * Section 7.1, which asks for LDAP string preparation: here what maps to nothing left out, NFKC, lower case and folded white
 * space, over the characters whatever string type carries them. Attributes of one RDN are a set. What is not text is
 * compared by its bytes.
 */
function rdnKey(attributes: readonly NameAttribute[]): string {
  return JSON.stringify(attributes.map(({ oid, text, value }) => (text === null ? [oid, 'der', toHex(value)] : [oid, 'text', prepared(text)]).join('=')).toSorted());
}

/** RFC 4518 section 2.2: nobody sees these, and an authority could write one into a name that it may not vouch for. White space is folded later. */
const NOTHING = new RegExp(`[${[
  '\\u0000-\\u0008', '\\u000e-\\u001f', '\\u007f-\\u0084', '\\u0086-\\u009f', '\\u00ad', '\\u034f', '\\u06dd', '\\u070f', '\\u1806', '\\u180b-\\u180e', '\\u200b-\\u200f',
  '\\u202a-\\u202e', '\\u2060-\\u2063', '\\u206a-\\u206f', '\\ufe00-\\ufe0f', '\\ufeff', '\\ufff9-\\ufffc', '\\u{1d173}-\\u{1d17a}', '\\u{e0001}', '\\u{e0020}-\\u{e007f}',
].join('')}]`, 'gu');

/** The two letters whose lower case is not what RFC 3454 table B.2 maps them to are written out. */
const prepared = (text: string): string =>
  text.replace(NOTHING, '').normalize('NFKC').toLowerCase().replaceAll('\u00df', 'ss').replaceAll('\u03c2', '\u03c3').split(/\s+/).filter((part) => part !== '').join(' ');

function parseAttribute(node: DerNode): NameAttribute {
  const fields = fieldsOf(node);
  const oid = oidOf(fields.next());
  const value = fields.next();
  fields.end();
  return { oid, text: textOrNull(value), value: value.bytes };
}

function textOrNull(node: DerNode): string | null {
  if (!STRINGS.includes(node.tag)) return null;
  try {
    return textOf(node);
  } catch (error) {
    // The certificate is still the one that was signed; its name just is not text.
    if (error instanceof DerRefusal) return null;
    throw error;
  }
}

export function sameName(left: Name, right: Name): boolean {
  return left.keys.length === right.keys.length && left.keys.every((key, at) => key === right.keys[at]);
}

/** Whether `name` is `base` or stands below it (section 4.2.1.10, directoryName). */
export function isWithin(name: Name, base: Name): boolean {
  return base.keys.length <= name.keys.length && base.keys.every((key, at) => key === name.keys[at]);
}

/** For people, after RFC 4514: least significant part first, special characters escaped, unknown types by their OID. */
export function nameText(name: Name): string {
  return name.rdns.toReversed().map((rdn) => rdn.map(attributeText).join('+')).join(',');
}

function attributeText({ oid, text, value }: NameAttribute): string {
  return `${LABELS[oid] ?? oid}=${text === null ? `#${toHex(value)}` : text.replace(/[,+"\\<>;=]|^[ #]| $/g, (character) => `\\${character}`)}`;
}

/** The first common name, or null. */
export function commonName(name: Name): string | null {
  return name.rdns.flat().find((attribute) => attribute.oid === '2.5.4.3')?.text ?? null;
}
