import { readPem } from '../../core/asn1/index.ts';
import { decodeUtf8 } from '../../core/encoding/index.ts';
import { isJsonObject, parseStrict, type JsonObject } from '../../core/json/index.ts';
import { parseCheckpoint, parseNote } from '../../core/tlog/index.ts';
import { describeDer } from './describe-der.ts';
import { memberText } from './describe-json.ts';
import { listed, unreadAs, type Described, type InspectedKind } from './inspection.ts';

const PEM_KINDS: Readonly<Record<string, InspectedKind>> = {
  'CERTIFICATE': 'certificate', 'X509 CRL': 'certificate revocation list', 'PUBLIC KEY': 'public key', 'PKCS7': 'CMS', 'CMS': 'CMS',
  'PRIVATE KEY': 'private key', 'ENCRYPTED PRIVATE KEY': 'private key', 'EC PRIVATE KEY': 'private key', 'RSA PRIVATE KEY': 'private key',
};

/** RFC 7468. Of a private key nothing is said but that it is one. */
export function describePem(text: string): Described {
  const blocks = readPem(text);
  if (blocks === null) return text.includes('PRIVATE KEY-----') ? { kind: 'private key', sections: [] } : unreadAs('PEM', 'a block is damaged');
  const [first] = blocks;
  if (first === undefined) return unreadAs('PEM', 'there is no block in it');
  const inner = blocks.map(({ label, der }): Described => {
    const kind = PEM_KINDS[label];
    if (kind === undefined) return unreadAs('PEM', `a block called ${label}`);
    return kind === 'private key' ? { kind, sections: [] } : describeDer(der) ?? unreadAs(kind, 'a block that is not what it is called');
  });
  const unread = inner.find((each) => each.unread !== undefined)?.unread;
  const kinds = new Set(inner.map((each) => each.kind));
  return { kind: kinds.size === 1 ? inner[0]!.kind : 'PEM', sections: [...listed('blocks', blocks, ({ label, der }) => [label, `${der.length} bytes`]), ...inner.flatMap((each) => each.sections)], ...(unread === undefined ? {} : { unread }) };
}

/** A C2SP signed note, if the bytes are one; its signatures are not tested. */
export function describeNote(bytes: Uint8Array): Described | null {
  const note = parseNote(bytes);
  if (note === null) return null;
  const checkpoint = parseCheckpoint(note.text);
  return { kind: 'signed note', sections: [
    ...(checkpoint === null ? [] : [{ title: 'checkpoint', facts: [['origin', checkpoint.origin], ['size', String(checkpoint.size)]] as const }]),
    ...listed('signatures', note.signatures, ({ name, keyHash }) => [name, `key hash ${keyHash}`]),
  ] };
}

const LIMITS = { maxDepth: 64, maxBytes: 2 ** 20 };

/** Logs of one JSON object a line. Null when the first line is none. */
export function describeLines(bytes: Uint8Array): Described | null {
  const end = bytes.indexOf(0x0a);
  const first = objectIn(end < 0 ? bytes : bytes.subarray(0, end));
  if (first === null) return null;
  const lines = bytes.reduce((count, byte) => (byte === 0x0a ? count + 1 : count), 0);
  const kind: InspectedKind = 'record_id' in first ? 'event log' : 'act' in first && 'prev' in first ? 'custody log' : 'JSON lines';
  const last = objectIn(bytes.subarray(bytes.lastIndexOf(0x0a, bytes.length - 2) + 1, bytes.at(-1) === 0x0a ? -1 : undefined));
  const facts: [string, string][] = [['lines', String(lines)], ['first', placeOf(first)], ['last', last === null ? 'cannot be read' : placeOf(last)], ['ends with a line feed', bytes.at(-1) === 0x0a ? 'yes' : 'no']];
  return { kind, sections: [{ title: 'lines', facts }], ...(kind === 'JSON lines' ? { unread: 'lines of JSON of no kind that is known here' } : {}) };
}

function objectIn(line: Uint8Array): JsonObject | null {
  const read = decodeUtf8(line) === null ? null : parseStrict(line, LIMITS);
  return read?.ok === true && isJsonObject(read.value) ? read.value : null;
}

const placeOf = (line: JsonObject): string => ['seq', 'timestamp', 'at', 'type', 'act'].flatMap((name) => (name in line ? [`${name} ${memberText(line[name] ?? null)}`] : [])).join(', ');
