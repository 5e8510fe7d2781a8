#!/usr/bin/env node
/**
 * Checks an evidence bundle without Proofroom: node verify.mjs
 *
 * This file shares no code with Proofroom and uses nothing but Node's own modules (version 20.15 or later). It is written to
 * be read: whoever relies on it should. The format it follows is docs/formats/evidence-bundle.md, which names the
 * standards: ZIP, DSSE, in-toto Statement v1, RFC 8785 (canonical JSON), RFC 6962 (Merkle trees), C2SP checkpoints,
 * RFC 5280 (certificates and revocation lists), RFC 5652 (CMS), RFC 3161 (time-stamps).
 *
 * It reads three files of its own folder: evidence.zip, trust-pack.json (whose keys count) and run.json (what Proofroom
 * found). Other places: node verify.mjs --evidence FILE --trust FILE --run FILE. The trust pack in this folder came with
 * the evidence: hold it against the one you have from the keys' owners.
 *
 * From top to bottom: what was found; bytes and JSON; the archive; DER, certificates, revocation lists and CMS; keys and
 * signatures; the manifest and its files; the logs; time; who signed; what the run says of all that; the last page prints it.
 *
 * Exit code 0: everything that was checked holds and is what the run says. 1: something does not. 2: it cannot be told.
 * Times that nobody but the producer vouches for are said, and do not change the code by themselves.
 *
 * What it does not check: Sigstore identities (the signature, but not who is behind its certificate), policies of
 * certificates, the record's own rules, policy decisions, control tests. Names in certificates are the same here only
 * where their bytes are: what only looks the same is unknown, and never a pass. Where it is the same name that refuses, in
 * a revocation list or among excluded names, looking the same is enough.
 */
import { constants, createHash, createPublicKey, verify as verifySignature } from 'node:crypto';
import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32, inflateRawSync } from 'node:zlib';

// ---------------------------------------------------------------------------------------------------------------------
// What was found. An axis fails as soon as one thing is wrong; it "cannot tell" where something needed is missing.

const AXES = ['integrity', 'authenticity', 'time', 'completeness', 'agreement with the run'];
const [INTEGRITY, AUTHENTICITY, TIME, COMPLETENESS, AGREEMENT] = AXES;
/** @type {{ axis: string, kind: 'wrong' | 'unknown' | 'said', text: string }[]} */
const findings = [];
/** What was looked at, by axis: an axis over nothing is never a pass. @type {Map<string, Map<string, number>>} */
const examined = new Map(AXES.map((axis) => [axis, new Map()]));

const wrong = (axis, text) => find(axis, 'wrong', text);
const unknown = (axis, text) => find(axis, 'unknown', text);
/** What is good to know and decides nothing. */
const said = (axis, text) => find(axis, 'said', text);

/** Whoever made the evidence decides how many there are: the first of each kind are shown, the others counted. */
const SHOWN = 50;
const more = new Map();
function find(axis, kind, text) {
  if (findings.filter((each) => each.axis === axis && each.kind === kind).length < SHOWN) findings.push({ axis, kind, text });
  else more.set(axis, (more.get(axis) ?? 0) + 1);
}
const looked = (axis, what, count = 1) => examined.get(axis).set(what, (examined.get(axis).get(what) ?? 0) + count);

function outcomeOf(axis) {
  const own = findings.filter((each) => each.axis === axis);
  if (own.some(({ kind }) => kind === 'wrong')) return 'fail';
  if (own.some(({ kind }) => kind === 'unknown')) return 'indeterminate';
  if (examined.get(axis).size === 0) return 'not-checked';
  // Nothing that rests on bytes which do not hold can pass.
  return axis === INTEGRITY || outcomeOf(INTEGRITY) === 'pass' ? 'pass' : 'indeterminate';
}

// ---------------------------------------------------------------------------------------------------------------------
// Bytes, digests, and JSON in its one spelling.

const sha256 = (bytes) => createHash('sha256').update(bytes).digest();
const sha256Hex = (bytes) => sha256(bytes).toString('hex');
const isDigest = (text) => typeof text === 'string' && /^[0-9a-f]{64}$/.test(text);
const isTime = (text) => typeof text === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) && !Number.isNaN(Date.parse(text));

/** Base64 with padding, in its one spelling; null for anything else. */
function fromBase64(text) {
  const bytes = typeof text === 'string' ? Buffer.from(text, 'base64') : null;
  return bytes !== null && bytes.toString('base64') === text ? bytes : null;
}

/** RFC 8785: members by UTF-16 code units, ECMAScript's numbers and strings, nothing between. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The value of JSON bytes, if they are the one spelling of it. Writing it again and comparing finds repeated members,
 * white space, -0, other spellings of numbers and strings, and integers too large to be read exactly.
 */
function parseCanonical(bytes) {
  const text = utf8.decode(bytes);
  const value = JSON.parse(text);
  if (canonical(value) !== text) throw new Error('not in its one spelling (RFC 8785)');
  if (/\\ud[89a-f]/i.test(text)) throw new Error('half a character');
  if (depthOf(value) > 64) throw new Error('nested too deep');
  if (hasWideInteger(value)) throw new Error('an integer that not every program reads alike');
  return value;
}

/** From 2^53 on, some integers stand for their neighbours too. From 10^21 on they are written with an exponent, and are none. */
function hasWideInteger(value) {
  if (typeof value === 'number') return Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(value) < 1e21;
  return value !== null && typeof value === 'object' && Object.values(value).some(hasWideInteger);
}

const depthOf = (value) => (value === null || typeof value !== 'object' ? 0 : 1 + Object.values(value).reduce((most, each) => Math.max(most, depthOf(each)), 0));

// ---------------------------------------------------------------------------------------------------------------------
// The archive. A sealed one has exactly one byte form; every header is written again here and compared.

const DOCUMENT_LIMIT = 64 * 2 ** 20;
const LINE_LIMIT = 2 ** 20;
const CHUNK = 2 ** 20;

function openFile(path) {
  const fd = openSync(path, 'r');
  const { size } = fstatSync(fd);
  const read = (offset, length) => {
    const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - offset)));
    for (let at = 0; at < bytes.length; ) {
      const got = readSync(fd, bytes, at, bytes.length - at, offset + at);
      if (got === 0) return bytes.subarray(0, at);
      at += got;
    }
    return bytes;
  };
  return { size, read, close: () => closeSync(fd) };
}

/**
 * Where the directory is and how many entries it has, by the one record that says so and is right about where it stands.
 * Null where there is none or a second. `rest` is what stands behind it: in a sealed archive, nothing.
 */
function readEnd(file) {
  const tail = file.read(Math.max(0, file.size - 22 - 0xffff), 22 + 0xffff);
  const from = file.size - tail.length;
  const ends = [];
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== 0x06054b50) continue;
    const rest = tail.length - at - 22;
    const found = endAt(file, from + at, tail.subarray(at, at + 22));
    // One that is wrong about its place is taken by other readers, if what it calls its comment ends the file.
    if (found !== null || tail.readUInt16LE(at + 20) === rest) ends.push(found === null ? null : { ...found, rest });
  }
  return ends.length === 1 ? ends[0] : null;
}

function endAt(file, at, end) {
  let [count, size, offset, place] = [end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16), at];
  if (count === 0xffff || size === 0xffffffff || offset === 0xffffffff) {
    const wide = file.read(at - 76, 56);
    if (at < 76 || wide.length !== 56 || wide.readUInt32LE(0) !== 0x06064b50) return null;
    [count, size, offset, place] = [Number(wide.readBigUInt64LE(32)), Number(wide.readBigUInt64LE(40)), Number(wide.readBigUInt64LE(48)), at - 76];
  }
  return offset + size === place && size <= DOCUMENT_LIMIT ? { count, size, offset, place } : null;
}

/** The end records of the sealed form. */
function sealedEnd(count, offset, size) {
  const wide = count >= 0xffff || offset >= 0xffffffff || size >= 0xffffffff;
  const records = Buffer.alloc(wide ? 98 : 22);
  const at = records.length - 22;
  if (wide) {
    records.writeUInt32LE(0x06064b50, 0); records.writeBigUInt64LE(44n, 4); records.writeUInt16LE(45, 12); records.writeUInt16LE(45, 14);
    for (const [place, value] of [[24, count], [32, count], [40, size], [48, offset]]) records.writeBigUInt64LE(BigInt(value), place);
    records.writeUInt32LE(0x07064b50, 56); records.writeBigUInt64LE(BigInt(offset + size), 64); records.writeUInt32LE(1, 72);
  }
  records.writeUInt32LE(0x06054b50, at);
  records.writeUInt16LE(Math.min(count, 0xffff), at + 8); records.writeUInt16LE(Math.min(count, 0xffff), at + 10);
  records.writeUInt32LE(Math.min(size, 0xffffffff), at + 12); records.writeUInt32LE(Math.min(offset, 0xffffffff), at + 16);
  return records;
}

/** The ZIP64 field that a header of the sealed form has: exactly the values that need it. */
function wideField(values) {
  if (values.length === 0) return Buffer.alloc(0);
  const field = Buffer.alloc(4 + 8 * values.length);
  field.writeUInt16LE(1, 0); field.writeUInt16LE(8 * values.length, 2);
  values.forEach((value, index) => field.writeBigUInt64LE(BigInt(value), 4 + 8 * index));
  return field;
}

/** Local header and central record of the sealed form: stored, dated 1980-01-01, names in UTF-8, no comments. */
function sealedHeaders({ name, crc, size, offset }) {
  const sizes = size >= 0xffffffff ? [size, size] : [];
  const both = (signature, length, extra, before) => {
    const header = Buffer.alloc(length);
    header.writeUInt32LE(signature, 0);
    const at = 4 + before;
    const version = extra.length > 0 ? 45 : 20;
    if (before > 0) header.writeUInt16LE(version, 4);
    header.writeUInt16LE(version, at); header.writeUInt16LE(0x0800, at + 2); header.writeUInt16LE(0x0021, at + 8);
    header.writeUInt32LE(crc, at + 10); header.writeUInt32LE(Math.min(size, 0xffffffff), at + 14); header.writeUInt32LE(Math.min(size, 0xffffffff), at + 18);
    header.writeUInt16LE(name.length, at + 22); header.writeUInt16LE(extra.length, at + 24);
    return header;
  };
  const localExtra = wideField(sizes);
  const centralExtra = wideField([...sizes, ...(offset >= 0xffffffff ? [offset] : [])]);
  const central = both(0x02014b50, 46, centralExtra, 2);
  central.writeUInt32LE(Math.min(offset, 0xffffffff), 42);
  return { local: Buffer.concat([both(0x04034b50, 30, localExtra, 0), name, localExtra]), central: Buffer.concat([central, name, centralExtra]) };
}

/** Entries by name, or null. Says what is wrong with the archive's form on the way. */
function readArchive(file) {
  const end = readEnd(file);
  if (end === null) {
    wrong(INTEGRITY, 'archive: it is no whole ZIP archive with one end');
    return null;
  }
  if (end.rest > 0) wrong(INTEGRITY, `archive: ${end.rest} bytes stand behind its end`);
  const directory = file.read(end.offset, end.size);
  const entries = new Map();
  let [at, next, sealed, inOrder, before, count] = [0, 0, 0, true, null, 0];
  for (; at < directory.length; count++) {
    const entry = at + 46 <= directory.length && directory.readUInt32LE(at) === 0x02014b50 ? centralRecord(directory, at) : null;
    if (entry === null) {
      wrong(INTEGRITY, `archive: record ${count} of its directory cannot be read`);
      return null;
    }
    const headers = sealedHeaders(entry);
    const local = file.read(entry.offset, headers.local.length);
    if (headers.central.equals(directory.subarray(at, at + entry.length)) && headers.local.equals(local)) sealed += 1;
    inOrder &&= entry.offset === next && (before === null || Buffer.compare(before, entry.name) < 0);
    next = entry.offset + headers.local.length + entry.size;
    before = entry.name;
    at += entry.length;
    addEntry(entries, file, entry);
  }
  looked(INTEGRITY, 'entries of the archive', count);
  if (count !== end.count) {
    wrong(INTEGRITY, `archive: it says that it has ${end.count} entries, and has ${count}`);
    return null;
  }
  const exact = sealed === count && inOrder && next === end.offset && sealedEnd(count, end.offset, end.size).equals(file.read(end.place, file.size - end.place));
  if (!exact && sealed * 2 >= count) wrong(INTEGRITY, 'archive: it was sealed, and changed since: not every byte of its headers is that of the sealed form');
  else if (!exact) unknown(INTEGRITY, 'archive: it is not in the sealed form, so two programs may read two things out of it');
  return entries;
}

function centralRecord(directory, at) {
  const [nameLength, extraLength] = [directory.readUInt16LE(at + 28), directory.readUInt16LE(at + 30)];
  const length = 46 + nameLength + extraLength + directory.readUInt16LE(at + 32);
  if (at + length > directory.length) return null;
  const name = directory.subarray(at + 46, at + 46 + nameLength);
  const extra = directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
  const wide = (value, place) => (value === 0xffffffff && extra.length >= place + 8 ? Number(extra.readBigUInt64LE(place)) : value);
  const size = wide(directory.readUInt32LE(at + 24), 4);
  const offset = wide(directory.readUInt32LE(at + 42), size >= 0xffffffff ? 20 : 4);
  const [flags, packed, mode] = [directory.readUInt16LE(at + 8), directory.readUInt32LE(at + 20), directory.readUInt16LE(at + 40) & 0xf000];
  return { name, length, size, offset, crc: directory.readUInt32LE(at + 16), method: directory.readUInt16LE(at + 10), packed, encrypted: (flags & 1) !== 0, link: mode === 0xa000 };
}

/** Names as the system that tells fewest apart has them. @type {Map<string, string>} */
const folded = new Map();
/** An entry that has two readings, or that nobody should unpack, is none. */
function addEntry(entries, file, { name: bytes, size, offset, crc, method, packed, encrypted, link }) {
  let name;
  try {
    name = utf8.decode(bytes);
  } catch {
    wrong(INTEGRITY, 'archive: a name that is not UTF-8');
    return;
  }
  const parts = name.split('/');
  if (name === '' || parts.some((part) => part === '' || part === '.' || part === '..' || /[. ]$/.test(part)) || /[\\<>:"|?*\p{C}\p{Zl}\p{Zp}]/u.test(name)) {
    wrong(INTEGRITY, `archive: ${show(name)} is no name that every system reads alike`);
    return;
  }
  const plain = name.normalize('NFC').toLowerCase();
  const why = encrypted ? 'is encrypted' : link ? 'is a link' : ![0, 8].includes(method) ? 'is packed in another way' : method === 8 && size > Math.max(2 ** 20, 200 * packed) ? 'unpacks to hundreds of times its size'
    : folded.has(plain) ? 'stands twice, or differs from another name by case alone' : null;
  if (why !== null) {
    wrong(INTEGRITY, `archive: ${show(name)} ${why}`);
    entries.delete(folded.get(plain));
    return;
  }
  folded.set(plain, name);
  const start = () => {
    const header = file.read(offset, 30);
    return header.length === 30 ? offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28) : file.size;
  };
  const whole = () => {
    if (size > DOCUMENT_LIMIT) throw new Error('too large');
    const data = file.read(start(), method === 0 ? size : packed);
    return method === 0 ? data : inflateRawSync(data, { maxOutputLength: Math.max(1, size) });
  };
  const chunks = function* () {
    if (method !== 0) {
      yield whole();
      return;
    }
    const from = start();
    for (let done = 0; done < size; done += CHUNK) yield file.read(from + done, Math.min(CHUNK, size - done));
  };
  entries.set(name, { name, size, crc, whole, chunks });
}

/** Names come from whoever made the evidence: what could steer a terminal is written out. */
const show = (text) => `"${String(text).slice(0, 200).replace(/[^\x20-\x7e]/gu, (char) => `\\u{${char.codePointAt(0).toString(16)}}`)}"`;

// ---------------------------------------------------------------------------------------------------------------------
// DER (X.690), the binary form of certificates, revocation lists, time-stamps and CMS: a tag, a length, a content. It is
// read strictly, so that no signature is checked over one reading of the bytes while another is believed. Whatever is not
// as it should be throws; whoever asked says what that means.

const [BOOLEAN, INTEGER, BITS, OCTETS, OID, UTC, GENERALIZED, SEQUENCE, SET] = [0x01, 0x02, 0x03, 0x04, 0x06, 0x17, 0x18, 0x30, 0x31];

/** @returns {{ tag: number, bytes: Buffer, content: Buffer, items: object[] }} `bytes` with tag and length, `items` the values within */
function readDer(bytes) {
  let left = 100_000;
  const valueAt = (at, end, depth) => {
    if (depth > 32 || left-- === 0 || at + 2 > end) throw new Error('DER that is cut short or nested too deep');
    const tag = bytes[at];
    let [length, start] = [bytes[at + 1], at + 2];
    if (length >= 0x80) {
      const count = length - 0x80;
      if (count === 0 || count > 4 || start + count > end) throw new Error('DER without a definite length');
      length = bytes.readUIntBE(start, count);
      start += count;
      if (length < 0x80 || length < 256 ** (count - 1)) throw new Error('DER with a length in more bytes than it needs');
    }
    const to = start + length;
    const constructed = (tag & 0x20) !== 0;
    if (to > end || (tag & 0x1f) === 0x1f || (tag < 0x40 && constructed !== (tag === SEQUENCE || tag === SET))) throw new Error('DER of another form');
    const items = [];
    for (let next = constructed ? start : to; next < to; next += items.at(-1).bytes.length) items.push(valueAt(next, to, depth + 1));
    return { tag, items, bytes: bytes.subarray(at, to), content: bytes.subarray(start, to) };
  };
  const root = valueAt(0, bytes.length, 0);
  if (root.bytes.length !== bytes.length) throw new Error('DER with something behind it');
  return root;
}

/** The values within one value, taken in order: what is not expected there is refused, and so is what is left over. */
function membersOf(node, tag = SEQUENCE) {
  if (node.tag !== tag) throw new Error('DER of another structure');
  let at = 0;
  const next = (wanted) => {
    const item = node.items[at++];
    if (item === undefined || (wanted !== undefined && item.tag !== wanted)) throw new Error('DER of another structure');
    return item;
  };
  const end = () => { if (at < node.items.length) throw new Error('DER of another structure'); };
  return { next, end, optional: (wanted) => (node.items[at]?.tag === wanted ? next() : null) };
}

const only = (node, tag) => { const inside = membersOf(node, tag); const item = inside.next(); inside.end(); return item; };
const contentOf = (node, tag) => { if (node.tag !== tag) throw new Error('DER of another type'); return node.content; };
const isTrue = (node) => { if (node.content.length !== 1 || ![0, 0xff].includes(node.content[0])) throw new Error('DER with neither true nor false'); return node.content[0] === 0xff; };

function bitsOf(node, tag = BITS) {
  const [unused, ...bytes] = contentOf(node, tag);
  if (!(unused <= 7) || (bytes.length === 0 ? unused > 0 : (bytes.at(-1) & ((1 << unused) - 1)) !== 0)) throw new Error('DER with bits of another form');
  return { unused, bytes: Buffer.from(bytes), has: (bit) => ((bytes[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0 };
}

function wholeBytesOf(node) {
  const { unused, bytes } = bitsOf(node);
  if (unused !== 0) throw new Error('DER with bits of another form');
  return bytes;
}

/** A whole number in hexadecimal, in the fewest bytes: enough for comparing it. */
function integerOf(node) {
  const [first, second] = contentOf(node, INTEGER);
  if (first === undefined || (second !== undefined && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80)))) throw new Error('DER with a number of another form');
  return node.content.toString('hex');
}

function smallOf(node) {
  if (node.content.length === 0 || node.content.length > 4 || node.content[0] >= 0x80 || (node.content.length > 1 && node.content[0] === 0 && node.content[1] < 0x80)) throw new Error('DER with a number of another size');
  return node.content.readUIntBE(0, node.content.length);
}

/** An object identifier in its dotted form. */
function oidOf(node) {
  const bytes = contentOf(node, OID);
  if (bytes.length === 0 || bytes.length > 128 || bytes.at(-1) >= 0x80) throw new Error('DER with an identifier of another form');
  const arcs = [0n];
  for (const byte of bytes) {
    if (byte === 0x80 && arcs.at(-1) === 0n) throw new Error('DER with an identifier of another form');
    arcs[arcs.length - 1] = arcs.at(-1) * 128n + BigInt(byte % 128);
    if (byte < 0x80) arcs.push(0n);
  }
  const [first, ...rest] = arcs.slice(0, -1);
  return (first < 80n ? [first / 40n, first % 40n, ...rest] : [2n, first - 80n, ...rest]).join('.');
}

/** Milliseconds since 1970, by the spellings of RFC 5280 section 4.1.2.5; a fraction only where RFC 3161 allows it. */
function timeOf(node, fractions = false) {
  const form = node.tag === UTC ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/ : node.tag === GENERALIZED ? /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d{0,8}[1-9]))?Z$/ : /$./;
  const [, year, month, day, hour, minute, second, fraction = ''] = form.exec(node.content.toString('latin1')) ?? [];
  const text = `${year?.length === 2 ? (year < '50' ? '20' : '19') : ''}${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}Z`;
  if (!isTime(text) || new Date(text).toISOString() !== text || (fraction !== '' && !fractions)) throw new Error('DER with a time of another form');
  return Date.parse(text);
}

/** Extensions of certificates, lists and time-stamps: none twice. @returns {Map<string, { critical: boolean, node: () => object }>} */
function extensionsOf(node) {
  const found = new Map();
  for (const item of node === null ? [] : node.items) {
    const inside = membersOf(item);
    const oid = oidOf(inside.next(OID));
    const critical = inside.optional(BOOLEAN);
    const value = inside.next(OCTETS).content;
    inside.end();
    if (found.has(oid)) throw new Error('an extension twice');
    found.set(oid, { critical: critical !== null && isTrue(critical), node: () => readDer(value) });
  }
  if (node !== null && found.size === 0) throw new Error('no extension where there should be one');
  return found;
}

// ---------------------------------------------------------------------------------------------------------------------
// Signature algorithms of certificates, lists and CMS. What is not here is not believed: no SHA-1, no MD5, no DSA.

const HASH_OIDS = { '2.16.840.1.101.3.4.2.1': 'sha256', '2.16.840.1.101.3.4.2.2': 'sha384', '2.16.840.1.101.3.4.2.3': 'sha512' };
const RSA_OIDS = { '1.2.840.113549.1.1.11': 'sha256', '1.2.840.113549.1.1.12': 'sha384', '1.2.840.113549.1.1.13': 'sha512' };
const ECDSA_OIDS = { '1.2.840.10045.4.3.2': 'sha256', '1.2.840.10045.4.3.3': 'sha384', '1.2.840.10045.4.3.4': 'sha512' };
const [RSA_PLAIN, RSA_PSS, MGF1, ED25519] = ['1.2.840.113549.1.1.1', '1.2.840.113549.1.1.10', '1.2.840.113549.1.1.8', '1.3.101.112'];
const CURVES = { prime256v1: 'ecdsa-p256-sha256', secp384r1: 'ecdsa-p384-sha384', secp521r1: 'ecdsa-p521-sha512' };

function algorithmOf(node) {
  const inside = membersOf(node);
  const oid = oidOf(inside.next(OID));
  const parameters = node.items.length > 1 ? inside.next() : null;
  inside.end();
  return { oid, parameters, isNull: parameters !== null && parameters.tag === 0x05 && parameters.content.length === 0 };
}

/** Null for a digest that is not believed. */
function hashOf(node) {
  const { oid, parameters, isNull } = algorithmOf(node);
  return parameters === null || isNull ? HASH_OIDS[oid] ?? null : null;
}

/** @returns {{ kind: string, hash: string | null, salt?: number } | null} null for one that is not believed */
function schemeOf(node, digest = null) {
  const { oid, parameters, isNull } = algorithmOf(node);
  // RFC 4055 section 5: a NULL left out is read alike.
  if (oid in RSA_OIDS) return parameters === null || isNull ? { kind: 'rsa', hash: RSA_OIDS[oid] } : null;
  if (oid === RSA_PLAIN) return digest === null ? null : { kind: 'rsa', hash: digest };
  if (oid in ECDSA_OIDS) return parameters === null ? { kind: 'ec', hash: ECDSA_OIDS[oid] } : null;
  if (oid === ED25519) return parameters === null ? { kind: 'ed25519', hash: null } : null;
  if (oid !== RSA_PSS || parameters === null) return null;
  // RFC 4055 section 3.1: what is left out stands for SHA-1.
  const [hash, mask, salt] = parameters.items;
  if (parameters.items.length !== 3 || hash.tag !== 0xa0 || mask.tag !== 0xa1 || salt.tag !== 0xa2) return null;
  const name = hashOf(only(hash, 0xa0));
  const { oid: generator, parameters: within } = algorithmOf(only(mask, 0xa1));
  return name !== null && generator === MGF1 && within !== null && hashOf(within) === name ? { kind: 'pss', hash: name, salt: smallOf(only(salt, 0xa2)) } : null;
}

/** Whether the key made this signature by this scheme. A key that cannot be read, is too short or on another curve never did. */
function keySigned(spki, scheme, message, signature) {
  try {
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
    if (scheme.kind === 'ed25519') return type === 'ed25519' && verifySignature(null, message, key, signature);
    if (scheme.kind === 'ec') return type === 'ec' && details.namedCurve in CURVES && verifySignature(scheme.hash, message, key, signature);
    if (!(details?.modulusLength >= 2048)) return false;
    if (scheme.kind === 'rsa') return type === 'rsa' && verifySignature(scheme.hash, message, { key, padding: constants.RSA_PKCS1_PADDING }, signature);
    return verifySignature(scheme.hash, message, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: scheme.salt }, signature);
  } catch {
    return false;
  }
}

// ---------------------------------------------------------------------------------------------------------------------
// Certificates and revocation lists (RFC 5280 sections 4 and 5). Read here rather than by Node's X509Certificate, which
// tells neither critical extensions nor constraints.

/** Extensions that something below acts on; any other that is critical makes a certificate unusable (section 4.2). */
const ACTED_ON = new Set(['14', '15', '17', '19', '30', '31', '32', '33', '35', '36', '37', '54'].map((arc) => `2.5.29.${arc}`));
const [DIGITAL_SIGNATURE, CONTENT_COMMITMENT, KEY_CERT_SIGN, CRL_SIGN] = [0, 1, 5, 6];
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';

function readCertificate(der) {
  const outer = membersOf(readDer(der));
  const [tbs, algorithm, signature] = [outer.next(SEQUENCE), outer.next(SEQUENCE), wholeBytesOf(outer.next(BITS))];
  outer.end();
  const inside = membersOf(tbs);
  const version = inside.optional(0xa0);
  const serial = integerOf(inside.next(INTEGER));
  // The algorithm outside is not signed: it may only repeat what is.
  if (!inside.next(SEQUENCE).bytes.equals(algorithm.bytes)) throw new Error('a certificate with two algorithms');
  const issuer = inside.next(SEQUENCE);
  const validity = membersOf(inside.next(SEQUENCE));
  const [notBefore, notAfter] = [timeOf(validity.next()), timeOf(validity.next())];
  validity.end();
  const subject = inside.next(SEQUENCE);
  const spki = inside.next(SEQUENCE).bytes;
  inside.optional(0x81);
  inside.optional(0x82);
  const tagged = inside.optional(0xa3);
  inside.end();
  const extensions = extensionsOf(tagged === null ? null : only(tagged, 0xa3));
  const read = (arc, decode) => { const found = extensions.get(`2.5.29.${arc}`); return found === undefined ? null : decode(found.node()); };
  return {
    der, tbs: tbs.bytes, algorithm, signature, serial, issuer: issuer.bytes, subject: subject.bytes, notBefore, notAfter, spki, extensions,
    version: version === null ? 1 : smallOf(only(version, 0xa0)) + 1,
    name: nameOf(subject), rdns: partsOf(subject), parts: partsOf(issuer),
    basic: read(19, (node) => { const each = membersOf(node); const [ca, length] = [each.optional(BOOLEAN), each.optional(INTEGER)]; each.end(); return { ca: ca !== null && isTrue(ca), length: length === null ? null : smallOf(length) }; }),
    usage: read(15, (node) => bitsOf(node)),
    purposes: read(37, (node) => node.items.map(oidOf)),
    keyIdentifier: read(14, (node) => contentOf(node, OCTETS)),
    names: read(17, (node) => node.items) ?? [],
    constraints: read(30, constraintsOf),
    // Points of another issuer's lists are not this one's.
    points: read(31, (node) => node.items.filter((point) => !point.items.some(({ tag }) => tag === 0xa2)).flatMap((point) => point.items.find(({ tag }) => tag === 0xa0)?.items[0]?.items ?? [])) ?? [],
    // Policies are processed by nothing here. They can only refuse a path where one is demanded.
    demandsPolicy: extensions.has('2.5.29.36'),
  };
}

/** Whether two lists of name parts would be one name to whoever minds neither case, blanks nor the kind of text (section 7.1). */
function looksLike(left, right) {
  const spelt = (set) => set.items.map(({ items: [type, value] }) => `${oidOf(type)} ${plainly(textOf(value))}`).sort().join('\n');
  return left.length === right.length && left.every((set, index) => set.bytes.equals(right[index].bytes) || spelt(set) === spelt(right[index]));
}

/** Without what nobody sees, in lower case. */
const plainly = (text) => text.normalize('NFKC').toLowerCase().replaceAll('\u00df', 'ss').replaceAll('\u03c2', '\u03c3').trim().replace(/\s+/g, ' ').replace(/\u034f|[\p{Cc}\p{Cf}\p{Variation_Selector}\ufffc]/gu, '').trim();

/** By the kinds of text: BMPString, UniversalString, TeletexString, and those that are ASCII or UTF-8. */
function textOf({ tag, content }) {
  const wide = { 0x1e: 2, 0x1c: 4 }[tag];
  if (wide === undefined) return content.toString(tag === 0x14 ? 'latin1' : 'utf8');
  const units = Array.from({ length: Math.floor(content.length / wide) }, (_, index) => content.readUIntBE(index * wide, wide));
  return units.map((unit) => (unit > 0x10ffff ? '\ufffd' : String.fromCodePoint(unit))).join('');
}

/** The parts of a name, each a set of pairs. */
function partsOf(name) {
  for (const pair of name.items.flatMap((set) => set.items)) {
    const inside = membersOf(pair);
    inside.next(OID);
    inside.next();
    inside.end();
  }
  return name.items;
}

/** The common name, for people; the whole in hexadecimal where there is none. */
function nameOf(name) {
  const common = name.items.flatMap((set) => set.items).find((pair) => pair.items[0]?.tag === OID && oidOf(pair.items[0]) === '2.5.4.3');
  return common === undefined ? name.bytes.toString('hex').slice(0, 64) : (common.items[1]?.content ?? Buffer.alloc(0)).toString('utf8');
}

function constraintsOf(node) {
  const inside = membersOf(node);
  const [permitted, excluded] = [inside.optional(0xa0), inside.optional(0xa1)];
  inside.end();
  // Section 4.2.1.10: a subtree is a base alone; nothing is known of depths.
  const bases = (list) => (list === null ? [] : list.items.map((tree) => only(tree, SEQUENCE)));
  return { permitted: bases(permitted), excluded: bases(excluded) };
}

function readRevocationList(der) {
  const outer = membersOf(readDer(der));
  const [tbs, algorithm, signature] = [outer.next(SEQUENCE), outer.next(SEQUENCE), wholeBytesOf(outer.next(BITS))];
  outer.end();
  const inside = membersOf(tbs);
  inside.optional(INTEGER);
  if (!inside.next(SEQUENCE).bytes.equals(algorithm.bytes)) throw new Error('a revocation list with two algorithms');
  const issuer = inside.next(SEQUENCE);
  const thisUpdate = timeOf(inside.next());
  const nextUpdate = inside.optional(UTC) ?? inside.optional(GENERALIZED);
  const revoked = inside.optional(SEQUENCE);
  const tagged = inside.optional(0xa0);
  inside.end();
  const extensions = extensionsOf(tagged === null ? null : only(tagged, 0xa0));
  const authority = extensions.get('2.5.29.35')?.node().items.find(({ tag }) => tag === 0x80)?.content ?? null;
  const point = extensions.get('2.5.29.28')?.node().items ?? [];
  const entries = new Map();
  let indirect = point.some(({ tag, content }) => tag === 0x84 && content[0] !== 0);
  for (const item of revoked === null ? [] : revoked.items) {
    const entry = membersOf(item);
    const [serial, since, more] = [integerOf(entry.next(INTEGER)), timeOf(entry.next()), entry.optional(SEQUENCE)];
    entry.end();
    const about = extensionsOf(more);
    const [reason, invalid] = [about.get('2.5.29.21')?.node(), about.get('2.5.29.24')?.node()];
    indirect ||= about.has('2.5.29.29');
    const counts = Math.min(since, invalid === undefined ? since : timeOf(invalid));
    // Of two entries the earlier counts.
    if (!(entries.get(serial)?.counts <= counts)) entries.set(serial, { counts, reason: reason === undefined ? null : reason.content[0] });
  }
  return {
    tbs: tbs.bytes, algorithm, signature, parts: partsOf(issuer), thisUpdate, nextUpdate: nextUpdate === null ? null : timeOf(nextUpdate), authority, entries, indirect,
    names: point.find(({ tag }) => tag === 0xa0)?.items[0]?.items ?? null,
    covers: (isCa) => !point.some(({ tag, content }) => content[0] !== 0 && (tag === 0x85 || tag === (isCa ? 0x81 : 0x82))),
  };
}

// ---------------------------------------------------------------------------------------------------------------------
// The way from a certificate to somebody whom the trust pack believes (RFC 5280 section 6). All ways are tried, within
// bounds: whoever sends certificates decides how many there are.

const isCa = (certificate) => certificate.basic?.ca === true;
const isSelfIssued = (certificate) => certificate.issuer.equals(certificate.subject);
const authorityName = (certificate) => show(certificate.name);

/** How many signatures may be looked at for one path. */
const SIGNATURES = 200;

/**
 * @param at when the key was used. @param purpose an extended key usage, or null
 * @returns {{ chain: object[], anchor: object | null, problems: { kind: string, text: string }[], revoked: object[], forged: string[] }}
 * the first way without a problem, otherwise the one with the least. Kinds: `time` (another time would have been good),
 * `doubt` (nobody who is believed stands above, or this script cannot tell), `revoked`, `wrong`.
 */
function pathOf(leaf, others, anchors, lists, at, purpose = null) {
  let [best, left] = [null, SIGNATURES];
  const budget = { signed: (what, issuer) => {
    if (left === 0) throw new Error('more certificates than anybody needs');
    left -= 1;
    const scheme = schemeOf(what.algorithm);
    return scheme !== null && keySigned(issuer.spki, scheme, what.tbs, what.signature);
  } };
  const weight = ({ anchor, problems }) => (anchor === null ? 10_000 : 0) + problems.reduce((sum, { kind }) => sum + (kind === 'time' ? 1 : 100), 0);
  const finish = (chain, anchor, broken) => {
    const answer = examinePath(chain, anchor, broken, { lists, at, purpose, signed: budget.signed });
    if (best === null || weight(answer) < weight(best)) best = answer;
    return answer.problems.length === 0;
  };
  const climb = (chain) => {
    const last = chain.at(-1);
    const above = [...anchors.map((each) => [each, true]), ...others.map((each) => [each, false])].filter(([each]) => each.subject.equals(last.issuer) && !chain.some((one) => one.spki.equals(each.spki) && one.subject.equals(each.subject)));
    let [climbed, forged] = [false, false];
    for (const [issuer, isAnchor] of above) {
      if (!isAnchor && chain.length > 10) continue;
      if (!budget.signed(last, issuer)) {
        forged = true;
        continue;
      }
      climbed = true;
      if (isAnchor ? finish([...chain, issuer], issuer, null) : climb([...chain, issuer])) return true;
    }
    return !climbed && finish(chain, null, forged ? { kind: 'wrong', text: `${authorityName(last)}: its issuer did not sign it` } : { kind: 'doubt', text: `${authorityName(last)}: nobody who is believed stands above it` });
  };
  try {
    if (!(anchors.some(({ der }) => der.equals(leaf.der)) && finish([leaf], leaf, null))) climb([leaf]);
  } catch (error) {
    return { chain: [leaf], anchor: null, problems: [{ kind: 'wrong', text: error.message }], revoked: [], forged: [] };
  }
  return best;
}

function examinePath(chain, anchor, broken, { lists, at, purpose, signed }) {
  const problems = broken === null ? [] : [broken];
  const wrongWith = (certificate, text, kind = 'wrong') => problems.push({ kind, text: `${authorityName(certificate)}: ${text}` });
  const second = Math.floor(at / 1000) * 1000;
  for (const [position, each] of chain.entries()) {
    if (second < each.notBefore || second > each.notAfter) wrongWith(each, `not valid at ${new Date(at).toISOString()}`, 'time');
    for (const [oid, { critical }] of each.extensions) if (critical && !ACTED_ON.has(oid)) wrongWith(each, `demands something unknown (${oid})`);
    if (each !== anchor && each.demandsPolicy) wrongWith(each, 'demands a policy, which this script does not follow', 'doubt');
    if (purpose !== null && each.purposes !== null && !each.purposes.includes(purpose) && !each.purposes.includes('2.5.29.37.0')) wrongWith(each, 'is for other purposes');
    if (position === 0) {
      if (each.usage !== null && !each.usage.has(DIGITAL_SIGNATURE) && !each.usage.has(CONTENT_COMMITMENT)) wrongWith(each, 'may not sign');
    } else {
      if (!isCa(each) && !(each === anchor && each.version < 3)) wrongWith(each, 'is no authority and issued a certificate');
      if (each.usage !== null && !each.usage.has(KEY_CERT_SIGN)) wrongWith(each, 'may issue no certificates');
    }
    for (const above of chain.slice(position + 1)) {
      if (above.constraints !== null && !(position > 0 && isSelfIssued(each)) && breaksConstraints(each, above.constraints)) wrongWith(each, `has a name that ${authorityName(above)} may not vouch for`);
    }
  }
  let allowed = Number.POSITIVE_INFINITY;
  for (const each of chain.slice(1).reverse()) {
    if (each !== anchor && !isSelfIssued(each) && allowed-- === 0) {
      wrongWith(each, 'stands below an authority that may have none below it');
      break;
    }
    allowed = Math.min(allowed, each.basic?.length ?? Number.POSITIVE_INFINITY);
  }
  const [revoked, forged] = [[], []];
  for (const [position, each] of chain.slice(0, -1).entries()) {
    const issuer = chain[position + 1];
    for (const list of lists) {
      if (!concerns(list, each, issuer)) continue;
      if (issuer.usage !== null && !issuer.usage.has(CRL_SIGN)) continue;
      if (!signed(list, issuer)) {
        if (schemeOf(list.algorithm) !== null) forged.push(`a revocation list in the name of ${authorityName(issuer)} that it did not sign`);
        continue;
      }
      const entry = list.indirect ? undefined : list.entries.get(each.serial);
      if (entry === undefined || entry.reason === 8) continue;
      revoked.push({ position, ...entry });
      if (Math.min(entry.counts, list.thisUpdate) <= at) wrongWith(each, `was revoked, as of ${new Date(entry.counts).toISOString()}`, 'revoked');
    }
  }
  return { chain, anchor, problems, revoked, forged };
}

/** Whether a list speaks of a certificate (section 6.3.3): same issuer and key, and within what it says that it covers. */
function concerns(list, certificate, issuer) {
  if (!looksLike(list.parts, certificate.parts) || !list.covers(isCa(certificate))) return false;
  if (list.authority !== null && issuer.keyIdentifier !== null && !list.authority.equals(issuer.keyIdentifier)) return false;
  // Of a certificate that names no point, the issuer's own entry is assumed.
  return list.names === null || list.names.some((name) => certificate.points.some((point) => point.bytes.equals(name.bytes)) || (name.tag === 0xa4 && looksLike(only(name, 0xa4).items, certificate.parts)));
}

/** Section 4.2.1.10. What cannot be compared is neither permitted nor free of an exclusion. */
function breaksConstraints(certificate, { permitted, excluded }) {
  const names = [...certificate.names];
  if (certificate.rdns.length > 0) names.push({ tag: 0xa4, items: [{ items: certificate.rdns }] });
  // Mailboxes in the subject count where no alternative name has one.
  if (!names.some(({ tag }) => tag === 0x81)) {
    for (const pair of certificate.rdns.flatMap((set) => set.items)) if (oidOf(pair.items[0]) === '1.2.840.113549.1.9.1') names.push({ tag: 0x81, content: pair.items[1].content });
  }
  return names.some((name) => {
    const same = (list) => list.filter(({ tag }) => tag === name.tag);
    return same(excluded).some((base) => isWithin(name, base, true) !== false) || (same(permitted).length > 0 && !same(permitted).some((base) => isWithin(name, base, false) === true));
  });
}

/** True, false, or null where the two cannot be compared. */
function isWithin(name, base, excluding) {
  const [text, limit] = [name, base].map(({ content }) => content?.toString('latin1').toLowerCase() ?? '');
  const labels = (host) => host.length <= 253 && host.split('.').every((label) => /^[a-z0-9_-]{1,63}$/.test(label));
  const host = (found) => {
    const below = limit.startsWith('.');
    return !labels(found) || !labels(below ? limit.slice(1) : limit) ? null : below ? found.endsWith(limit) : found === limit;
  };
  if (name.tag === 0x82) {
    const wildcard = text.startsWith('*.');
    const found = wildcard ? text.slice(2) : text;
    if (!labels(found) || (limit !== '' && !labels(limit))) return null;
    // A wildcard stands for every name that it could be used for.
    return limit === '' || `.${found}`.endsWith(`.${limit}`) || (wildcard && excluding && `.${limit}`.endsWith(`.${found}`));
  }
  if (name.tag === 0x81) {
    const [exact, exactLimit] = [name, base].map(({ content }) => content.toString('latin1').replace(/@.*$/, ''));
    const [, at, more] = text.split('@');
    if (at === undefined || more !== undefined || exact === '') return null;
    return limit.includes('@') ? text === limit && exact === exactLimit : host(at);
  }
  if (name.tag === 0x86) {
    const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/.exec(text)?.[1];
    const found = authority?.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/, '');
    return found === undefined || /(^|\.)\d+$/.test(found) ? null : host(found);
  }
  if (name.tag === 0x87) {
    const half = base.content.length / 2;
    const mask = base.content.subarray(half);
    const ones = [...mask].map((byte) => byte.toString(2).padStart(8, '0')).join('');
    return !/^1*0*$/.test(ones) ? null : name.content.length === half && name.content.every((byte, index) => (byte & mask[index]) === (base.content[index] & mask[index]));
  }
  if (name.tag !== 0xa4) return null;
  const [own, wanted] = [name.items[0].items, base.items[0].items];
  const above = own.slice(0, wanted.length);
  return wanted.length === above.length && wanted.every((set, index) => set.bytes.equals(above[index].bytes)) || (excluding && looksLike(wanted, above));
}

// ---------------------------------------------------------------------------------------------------------------------
// CMS signed data (RFC 5652): what a time-stamp token and a countersignature in a .p7s file are.

const ATTRIBUTE = { type: '1.2.840.113549.1.9.3', digest: '1.2.840.113549.1.9.4', certificate: '1.2.840.113549.1.9.16.2.12', certificateV2: '1.2.840.113549.1.9.16.2.47' };
const [DATA, SIGNED_DATA, TIME_STAMP_INFO] = ['1.2.840.113549.1.7.1', '1.2.840.113549.1.7.2', '1.2.840.113549.1.9.16.1.4'];

/** What can be read of each; what cannot may be somebody else's addition. */
const readable = (nodes, read) => nodes.flatMap(({ bytes }) => { try { return [read(bytes)]; } catch { return []; } });

function readSignedData(der) {
  const outer = membersOf(readDer(der));
  if (oidOf(outer.next(OID)) !== SIGNED_DATA) throw new Error('no signed data');
  const inside = membersOf(only(outer.next(0xa0), 0xa0));
  outer.end();
  if (![1, 3, 4, 5].includes(smallOf(inside.next(INTEGER)))) throw new Error('signed data of another version');
  const announced = inside.next(SET).items.map((each) => algorithmOf(each).oid);
  const wrapped = membersOf(inside.next(SEQUENCE));
  const [type, content] = [oidOf(wrapped.next(OID)), wrapped.optional(0xa0)];
  wrapped.end();
  const [certificates, lists, signers] = [inside.optional(0xa0)?.items ?? [], inside.optional(0xa1)?.items ?? [], inside.next(SET).items];
  inside.end();
  if (signers.length > 16 || certificates.length + lists.length > 128) throw new Error('more in it than anybody needs');
  return {
    type, announced, signers: signers.map(readSigner), content: content === null ? null : contentOf(only(content, 0xa0), OCTETS),
    certificates: readable(certificates, readCertificate), lists: readable(lists, readRevocationList),
  };
}

function readSigner(node) {
  const inside = membersOf(node);
  const version = smallOf(inside.next(INTEGER));
  const by = inside.next();
  const digest = inside.next(SEQUENCE);
  const attributes = inside.optional(0xa0);
  const [algorithm, signature] = [inside.next(SEQUENCE), inside.next(OCTETS).content];
  inside.optional(0xa1);
  inside.end();
  if (version !== (by.tag === SEQUENCE ? 1 : 3)) throw new Error('a signer of another version');
  const named = by.tag === SEQUENCE ? { issuer: by.items[0].bytes, serial: integerOf(by.items[1]) } : { keyIdentifier: contentOf(by, 0x80) };
  return { named, digest, attributes, algorithm, signature };
}

/** The one value of a signed attribute; throws where there are several. */
function attributeOf(attributes, oid) {
  const found = attributes.items.filter((each) => oidOf(each.items[0]) === oid);
  if (found.length > 1) throw new Error('a signed attribute twice');
  return found.length === 0 ? null : only(found[0].items[1], SET);
}

/** RFC 5652 section 5.4. @returns the certificate whose key signed this content, and the certificates that it says to use */
function signerOf(signer, { type, announced, certificates }, content) {
  const hash = hashOf(signer.digest);
  const scheme = schemeOf(signer.algorithm, hash);
  if (hash === null || scheme === null || !announced.includes(algorithmOf(signer.digest).oid)) throw new Error('an algorithm that is not believed, or not announced');
  if ((scheme.hash ?? 'sha512') !== hash) throw new Error('two algorithms that contradict each other');
  const candidates = certificates.filter(({ issuer, serial, keyIdentifier }) => (signer.named.serial === undefined ? keyIdentifier?.equals(signer.named.keyIdentifier) : serial === signer.named.serial && issuer.equals(signer.named.issuer)));
  let [signed, listed] = [content, []];
  if (signer.attributes !== null) {
    const [stated, digest] = [attributeOf(signer.attributes, ATTRIBUTE.type), attributeOf(signer.attributes, ATTRIBUTE.digest)];
    if (stated === null || oidOf(stated) !== type) throw new Error('signed as something else');
    if (digest === null || !contentOf(digest, OCTETS).equals(createHash(hash).update(content).digest())) throw new OtherContent('it is about other bytes');
    signed = Buffer.concat([Buffer.from([SET]), signer.attributes.bytes.subarray(1)]);
    const order = signer.attributes.items.map(({ bytes }) => bytes);
    if (order.some((each, index) => index > 0 && Buffer.compare(order[index - 1], each) > 0)) throw new Error('signed attributes out of order');
    listed = ['certificate', 'certificateV2'].flatMap((name) => { const found = attributeOf(signer.attributes, ATTRIBUTE[name]); return found === null ? [] : [identifiersOf(found, name)]; });
  } else if (type !== DATA || content[0] === SET) throw new Error('without signed attributes');
  const certificate = candidates.slice(0, 8).find((each) => listed.every(([own]) => own(each)) && keySigned(each.spki, scheme, signed, signer.signature));
  if (certificate === undefined) throw new Error(candidates.length === 0 ? 'the signer’s certificate is not there' : 'its signature does not hold');
  return { certificate, listed };
}
class OtherContent extends Error {}

/** ESSCertID (RFC 2634) and ESSCertIDv2 (RFC 5035): certificates by digest, the signer's own first. As questions to a certificate. */
function identifiersOf(node, version) {
  const items = membersOf(node).next(SEQUENCE).items;
  if (items.length === 0 || items.length > 32) throw new Error('no certificate where one is named');
  return items.map((item) => {
    const inside = membersOf(item);
    const algorithm = version === 'certificateV2' ? inside.optional(SEQUENCE) : null;
    // SHA-1 names a certificate here and proves nothing: the signature does.
    const hash = version === 'certificate' ? 'sha1' : algorithm === null ? 'sha256' : hashOf(algorithm);
    const digest = inside.next(OCTETS).content;
    const issuer = inside.optional(SEQUENCE);
    inside.end();
    const isNamed = ({ issuer: name, serial }) => issuer === null || (issuer.items[0].items.length === 1 && issuer.items[0].items[0].tag === 0xa4 && only(issuer.items[0].items[0], 0xa4).bytes.equals(name) && integerOf(issuer.items[1]) === serial);
    return (certificate) => hash !== null && createHash(hash).update(certificate.der).digest().equals(digest) && isNamed(certificate);
  });
}

// ---------------------------------------------------------------------------------------------------------------------
// Keys and signatures.

/** Which keys count is the trust pack's word alone; the evidence brings none but certificates that lead to its anchors. */
const HASHES = { sha256: 'sha256', sha384: 'sha384', sha512: 'sha512' };
const P256_ORDER = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');
const ORDERS = {
  'ecdsa-p256-sha256': P256_ORDER,
  'ecdsa-p384-sha384': BigInt('0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973'),
  'ecdsa-p521-sha512': BigInt('0x01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409'),
};

function signatureHolds(algorithm, spki, message, signature) {
  const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  const hash = HASHES[algorithm.split('-').at(-1)];
  if (algorithm === 'ed25519') return verifySignature(null, message, key, signature);
  if (algorithm in ORDERS) return isLowS(signature, ORDERS[algorithm]) && verifySignature(hash, message, key, signature);
  const pss = algorithm.startsWith('rsa-pss');
  return verifySignature(hash, message, pss ? { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST } : key, signature);
}

/** Strict DER of two numbers, the second at most half the order: ECDSA would hold for its other half too. */
function isLowS(signature, order) {
  const body = signature[1] === 0x81 ? 3 : 2;
  const lengthR = signature[body + 1];
  const atS = body + 2 + lengthR;
  const s = signature.subarray(atS + 2);
  if (signature[0] !== 0x30 || signature[body - 1] !== signature.length - body || signature[body] !== 2 || signature[atS] !== 2 || signature[atS + 1] !== s.length) return false;
  return [signature.subarray(body + 2, atS), s].every((n) => n.length > 0 && n[0] < 0x80 && !(n.length > 1 && n[0] === 0 && n[1] < 0x80)) && BigInt(`0x${s.toString('hex')}`) * 2n <= order;
}

/** DSSE's pre-authentication encoding: what a signature is over. */
const signedBytes = (type, payload) => Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(type)} ${type} ${payload.length} `), payload]);

/** An envelope in its one spelling. @returns {{ payload: Buffer, signatures: { keyid: string, sig: string }[], message: Buffer }} */
function readEnvelope(bytes, type) {
  const envelope = parseCanonical(bytes);
  const payload = fromBase64(envelope.payload);
  if (Object.keys(envelope).sort().join() !== 'payload,payloadType,signatures' || payload === null || envelope.payloadType !== type || !Array.isArray(envelope.signatures)) throw new Error(`no envelope of type ${type}`);
  if (envelope.signatures.length === 0 || envelope.signatures.length > 100 || envelope.signatures.some((each) => Object.keys(each).sort().join() !== 'keyid,sig' || !isDigest(each.keyid))) throw new Error('signatures in another form');
  return { payload, signatures: envelope.signatures, message: signedBytes(type, payload) };
}

/**
 * Whether a signature counts. `signedAt` is the signer's own word: outside the key's time it condemns, inside it proves
 * nothing, since whoever holds the key can write any date. A key that is no longer good at `asOf` needs somebody else's
 * word for when it signed: `provenBy`, by when an independent clock had seen it.
 * @returns {string} "valid", "unknown", or in words what is wrong
 */
function judge({ keys, asOf }, { keyid, sig }, message, { purpose, signedAt, provenBy }) {
  const key = keys.get(keyid);
  if (key === undefined) return 'unknown';
  const signature = fromBase64(sig);
  if (signature === null) return 'its signature is not base64 in its one spelling';
  try {
    if (!signatureHolds(key.algorithm, Buffer.from(key.spki, 'base64'), message, signature)) return 'its signature does not hold';
  } catch {
    return 'its signature cannot be read';
  }
  if (!key.purposes.includes(purpose)) return `its key is not for this (${purpose})`;
  const [from, to, lost] = [Date.parse(key.not_before), Date.parse(key.not_after), key.compromised_since === undefined ? Number.POSITIVE_INFINITY : Date.parse(key.compromised_since)];
  const at = isTime(signedAt) ? Date.parse(signedAt) : Number.NaN;
  if (!(at >= from && at <= to) || asOf < from) return 'it was signed outside the key’s time';
  if (at >= lost) return 'it was signed after the key was lost';
  const lastGood = Math.min(to, lost - 1);
  return asOf > lastGood && !(provenBy !== null && provenBy <= lastGood) ? 'unknown' : 'valid';
}

/** The authorities of the trust pack that may vouch for this. */
const anchorsFor = ({ anchors }, purpose) => anchors.filter((each) => each.purposes.includes(purpose));
const certificatesOf = (anchors) => anchors.map(({ certificate }) => certificate);

/**
 * A key that a certificate chain in the seal introduces, for as long as every certificate of its path is valid and none
 * revoked. Having expired is no fault of the path: it ends the time in which the key counts. Null where it may not count.
 */
function certifiedKey(name, keyid, pem, wanted, trust, lists) {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----\n[A-Za-z0-9+/=\n]+-----END CERTIFICATE-----\n/g) ?? [];
  const ders = blocks.map((block) => Buffer.from(block.split('\n').slice(1, -2).join(''), 'base64'));
  const written = ders.map((der) => `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/.{64}(?=.)/g, '$&\n')}\n-----END CERTIFICATE-----\n`);
  if (blocks.length === 0 || blocks.length > 16 || written.join('') !== pem) {
    wrong(INTEGRITY, `${show(name)}: not certificates in their one spelling`);
    return null;
  }
  let chain;
  try {
    chain = ders.map(readCertificate);
  } catch (error) {
    wrong(AUTHENTICITY, `${show(name)}: ${error.message}`);
    return null;
  }
  const [leaf, ...others] = chain;
  if (sha256Hex(leaf.spki) !== keyid) {
    wrong(INTEGRITY, `${show(name)}: the certificate of another key`);
    return null;
  }
  const anchors = anchorsFor(trust, wanted.purpose);
  const used = trust.provenBy ?? (isTime(wanted.signedAt) ? Date.parse(wanted.signedAt) : trust.asOf);
  const path = pathOf(leaf, others, certificatesOf(anchors), lists, Math.min(Math.max(used, leaf.notBefore), leaf.notAfter));
  for (const text of path.forged) wrong(AUTHENTICITY, text);
  const faults = path.problems.filter(({ kind }) => kind !== 'time' && kind !== 'revoked');
  const stranger = faults.some(({ kind }) => kind === 'doubt');
  for (const { text } of faults) (stranger ? unknown : wrong)(AUTHENTICITY, `${show(name)}: ${text}`);
  if (faults.length > 0) return null;
  const lost = [...path.revoked.map(({ counts }) => counts), ...anchors.filter((each) => each.certificate === path.anchor && each.compromised_since !== undefined).map((each) => Date.parse(each.compromised_since))];
  for (const { counts } of path.revoked) said(AUTHENTICITY, `${show(name)}: revoked as of ${iso(counts)}; what was signed before counts`);
  return {
    keyid, name: leaf.name, spki: leaf.spki.toString('base64'), algorithm: algorithmFor(leaf.spki), purposes: [wanted.purpose], holder: holderOf(leaf),
    not_before: iso(Math.max(...path.chain.map((each) => each.notBefore))), not_after: iso(Math.min(...path.chain.map((each) => each.notAfter))),
    ...(lost.length === 0 ? {} : { compromised_since: iso(Math.min(...lost)) }),
  };
}

const iso = (time) => new Date(time).toISOString();

/** Ed25519, ECDSA by the hash that goes with the curve, RSA with SHA-256. */
function algorithmFor(spki) {
  const { asymmetricKeyType, asymmetricKeyDetails } = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  return asymmetricKeyType === 'ed25519' ? 'ed25519' : CURVES[asymmetricKeyDetails?.namedCurve] ?? (asymmetricKeyType === 'rsa-pss' ? 'rsa-pss-sha256' : 'rsa-pkcs1-sha256');
}

/** Whom a certificate speaks of: the first URI, else the first mailbox among its names. Null: it says so in another way. */
function holderOf({ names }) {
  const name = names.find(({ tag }) => tag === 0x86) ?? names.find(({ tag }) => tag === 0x81);
  return name === undefined ? null : name.content.toString('latin1');
}

const NOBODY = { keys: [], logs: [], manifest_threshold: 1 };

/** Without a trust pack nobody's key counts, and everything else is checked all the same. `asOf`: when it is judged. */
function readTrust(path, asOf) {
  const bytes = existsSync(path) ? readFileSync(path) : null;
  const pack = bytes === null ? NOBODY : parseCanonical(bytes);
  if (bytes !== null && pack.format !== 'proofroom.trust-pack.v1') throw new Error('no trust pack');
  if (!(Number.isInteger(pack.manifest_threshold) && pack.manifest_threshold >= 1)) throw new Error('a trust pack that asks for nobody’s signature');
  for (const key of pack.keys) if (sha256Hex(Buffer.from(key.spki, 'base64')) !== key.keyid) throw new Error('a key under another key’s id');
  const anchors = (pack.anchors ?? []).map((each) => ({ ...each, certificate: readCertificate(Buffer.from(each.certificate, 'base64')) }));
  for (const { fingerprint, certificate } of anchors) if (sha256Hex(certificate.der) !== fingerprint) throw new Error('an authority under another fingerprint');
  const lists = (pack.crls ?? []).map((each) => readRevocationList(Buffer.from(each, 'base64')));
  return { digest: bytes === null ? null : sha256Hex(bytes), pack, keys: new Map(pack.keys.map((key) => [key.keyid, key])), anchors, lists, asOf, provenBy: null };
}

// ---------------------------------------------------------------------------------------------------------------------
// The manifest, and what it lists.

const MANIFESTS = ['manifest.dsse.json', 'manifest.sigstore.json'];
const PREDICATE = ['bundle_id', 'created_at', 'period', 'producer', 'redactions', 'signers', 'snapshots', 'streams', 'tenant'];
const STREAM = ['count', 'files', 'first', 'last', 'merkle_root', 'name', 'origin', 'previous'];
const hasMembers = (value, names) => value !== null && typeof value === 'object' && Object.keys(value).sort().join() === names.join();

/** The manifest and its statement, or null where there is none that can be read. */
function readManifest(entries) {
  const [own, sigstore] = MANIFESTS.map((name) => entries.get(name));
  if ((own === undefined) === (sigstore === undefined)) {
    wrong(INTEGRITY, own === undefined ? 'manifest: there is none' : 'manifest: there are two');
    return null;
  }
  const bytes = (own ?? sigstore).whole();
  let envelope;
  try {
    envelope = own === undefined ? readSigstoreBundle(bytes) : readEnvelope(bytes, 'application/vnd.in-toto+json');
  } catch (error) {
    wrong(INTEGRITY, `manifest: ${error.message}`);
    // Once more in any spelling, so that its signatures can still be looked at.
    envelope = looseEnvelope(bytes);
    if (envelope === null) return null;
  }
  try {
    const statement = parseCanonical(envelope.payload);
    const { predicate, subject } = statement;
    if (!hasMembers(statement, ['_type', 'predicate', 'predicateType', 'subject']) || statement._type !== 'https://in-toto.io/Statement/v1' || statement.predicateType !== 'urn:proofroom:evidence-bundle:1') throw new Error('no statement of an evidence bundle');
    if (!hasMembers(predicate, PREDICATE)) wrong(INTEGRITY, 'manifest: its statement has other members than the format names');
    if (!Array.isArray(subject) || !subject.every((each, index) => isDigest(each.digest?.sha256) && (index === 0 || subject[index - 1].name < each.name))) throw new Error('its list of files is not in order');
    if (predicate.streams.length === 0 || !predicate.streams.every((each) => hasMembers(each, STREAM))) throw new Error('its streams are not as the format says');
    if (subject.some(({ name }) => MANIFESTS.includes(name) || name.startsWith('seal/'))) throw new Error('it lists itself, or what was added to it');
    looked(INTEGRITY, 'manifest');
    checkStreams(predicate.streams, new Set(subject.map(({ name }) => name)));
    if (predicate.signers.join() !== envelope.signatures.map(({ keyid }) => keyid).join()) wrong(INTEGRITY, 'manifest: its signatures are not those of the signers that it names');
    return { bytes, digest: sha256Hex(bytes), envelope, predicate, listed: new Map(subject.map((each) => [each.name, each.digest.sha256])) };
  } catch (error) {
    wrong(INTEGRITY, `manifest: ${error.message}`);
    return null;
  }
}

/** Every file of a log belongs to one log that the manifest states, under its own name: one that none claims would never be followed. */
function checkStreams(streams, listed) {
  const claimed = new Set(streams.flatMap(({ name, files }) => [...files, `checkpoints/${name}.txt`]));
  for (const name of listed) if (/^(audit|checkpoints)\//.test(name) && !claimed.has(name)) wrong(INTEGRITY, `${show(name)}: the manifest lists it, and no log has it`);
  for (const member of ['name', 'origin']) if (new Set(streams.map((each) => each[member])).size < streams.length) wrong(INTEGRITY, `manifest: two logs have one ${member}`);
  for (const { name, files } of streams) {
    if (files.some((file, index) => file !== `audit/${name}/${String(index + 1).padStart(4, '0')}.ndjson` || !listed.has(file))) wrong(INTEGRITY, `log ${show(name)}: its files are not named after it, or not listed`);
  }
}

/**
 * The envelope in a Sigstore bundle: one signature, by the key of the certificate beside it. Who is behind that
 * certificate is for the logs and authorities of Sigstore to say, and those are not asked here.
 */
function readSigstoreBundle(bytes) {
  const bundle = parseCanonical(bytes);
  const { payload, payloadType, signatures } = bundle.dsseEnvelope ?? {};
  const content = fromBase64(payload);
  if (bundle.mediaType !== 'application/vnd.dev.sigstore.bundle.v0.3+json' || payloadType !== 'application/vnd.in-toto+json' || content === null || signatures?.length !== 1 || Object.keys(signatures[0]).join() !== 'sig') throw new Error('no Sigstore bundle of one signature');
  const certificate = readCertificate(fromBase64(bundle.verificationMaterial?.certificate?.rawBytes) ?? Buffer.alloc(0));
  return { payload: content, signatures: [], message: signedBytes(payloadType, content), sigstore: { certificate, sig: signatures[0].sig } };
}

function looseEnvelope(bytes) {
  try {
    const { payload, payloadType, signatures } = JSON.parse(utf8.decode(bytes));
    return payloadType === 'application/vnd.in-toto+json' ? { payload: Buffer.from(payload, 'base64'), signatures, message: signedBytes(payloadType, Buffer.from(payload, 'base64')) } : null;
  } catch {
    return null;
  }
}

/** Every file against the manifest's digest, the archive's CRC-32, and where it is JSON against its one spelling. */
function checkFiles(entries, { listed }) {
  const digests = new Map();
  for (const entry of entries.values()) {
    const hash = createHash('sha256');
    let [crc, size] = [0, 0];
    try {
      for (const chunk of entry.chunks()) {
        hash.update(chunk);
        crc = crc32(chunk, crc);
        size += chunk.length;
      }
    } catch {
      wrong(INTEGRITY, `${show(entry.name)}: its bytes cannot be unpacked`);
      continue;
    }
    const digest = hash.digest('hex');
    digests.set(entry.name, digest);
    if (crc !== entry.crc || size !== entry.size) wrong(INTEGRITY, `${show(entry.name)}: not the bytes that the archive announces`);
    if (MANIFESTS.includes(entry.name)) continue;
    if (entry.name.startsWith('seal/')) checkSealName(entry, digest);
    else if (!listed.has(entry.name)) wrong(COMPLETENESS, `${show(entry.name)}: the manifest does not list it`);
    else if (listed.get(entry.name) !== digest) wrong(INTEGRITY, `${show(entry.name)}: its digest is ${digest}, the manifest says ${listed.get(entry.name)}`);
    // What programs of others made, under artifacts/, may be spelled in any way.
    if (entry.name.endsWith('.json') && !entry.name.startsWith('seal/') && !entry.name.startsWith('artifacts/')) checkDocument(entry);
  }
  for (const axis of [INTEGRITY, COMPLETENESS]) for (const name of listed.keys()) if (!entries.has(name)) wrong(axis, `${show(name)}: the manifest lists it, and it is not here`);
  looked(INTEGRITY, 'file digests', listed.size);
  looked(COMPLETENESS, 'files', listed.size);
  return digests;
}

function checkDocument(entry) {
  try {
    parseCanonical(entry.whole());
    looked(INTEGRITY, 'JSON documents');
  } catch (error) {
    wrong(INTEGRITY, `${show(entry.name)}: ${error.message.slice(0, 80)}`);
  }
}

/** Whether a file of the seal is what it is named after, as far as its name is a digest. */
function hasItsName({ name, whole }) {
  const [, digest] = /\/([0-9a-f]{64})\.(?:crl|tst|p7s)$/.exec(name) ?? [];
  try {
    return digest === undefined || sha256Hex(whole()) === digest;
  } catch {
    return false;
  }
}

/** Files of the seal are named after what they hold, because the manifest cannot list them. */
function checkSealName({ name }, digest) {
  const [, folder, stem, kind] = /^seal\/(\w+)\/([0-9a-f]{64})\.(pem|crl|tst|dsse\.json|p7s)$/.exec(name) ?? [];
  if (!['certificates pem', 'crls crl', 'timestamps tst', 'countersignatures dsse.json', 'countersignatures p7s'].includes(`${folder} ${kind}`)) unknown(INTEGRITY, `${show(name)}: no kind of seal that the format names`);
  else if (['crl', 'tst', 'p7s'].includes(kind) && stem !== digest) wrong(INTEGRITY, `${show(name)}: not the bytes that it is named after`);
}

// ---------------------------------------------------------------------------------------------------------------------
// Logs: every event's hash, the chain of them, the Merkle tree over them, and the signed head.

const leafHash = (hash) => sha256(Buffer.concat([Buffer.from([0]), hash]));
const nodeHash = (left, right) => sha256(Buffer.concat([Buffer.from([1]), left, right]));

/** RFC 6962 section 2.1, kept as the roots of the perfect subtrees so far: as many as the size has one bits. */
function createTree(size = 0, roots = []) {
  const stack = [...roots];
  return {
    append(hash) {
      let node = leafHash(hash);
      for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) node = nodeHash(stack.pop(), node);
      stack.push(node);
      size += 1;
    },
    root: () => (stack.length === 0 ? sha256('') : stack.reduceRight((right, left) => nodeHash(left, right))),
  };
}

const oneBits = (n) => n.toString(2).replaceAll('0', '').length;

/** RFC 9162 section 2.1.4.2: the tree of `first` leaves is the beginning of the tree of `second`. */
function isConsistent(first, second, firstRoot, secondRoot, proof) {
  if (first === second) return proof.length === 0 && firstRoot.equals(secondRoot);
  const path = [...proof];
  let [fn, sn] = [first - 1, second - 1];
  while (fn % 2 === 1) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  const seed = fn === 0 ? firstRoot : path.shift();
  if (seed === undefined) return false;
  let [fr, sr] = [seed, seed];
  for (const sibling of path) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      [fr, sr] = [nodeHash(sibling, fr), nodeHash(sibling, sr)];
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
    } else sr = nodeHash(sr, sibling);
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 && fr.equals(firstRoot) && sr.equals(secondRoot);
}

/** Lines of a file, without their line feeds. */
function* linesOf(entry) {
  let held = Buffer.alloc(0);
  for (const chunk of entry.chunks()) {
    let bytes = Buffer.concat([held, chunk]);
    for (let feed = bytes.indexOf(10); feed >= 0; feed = bytes.indexOf(10)) {
      yield bytes.subarray(0, feed);
      bytes = bytes.subarray(feed + 1);
    }
    if (bytes.length > LINE_LIMIT) throw new Error('a line longer than a megabyte');
    held = bytes;
  }
  if (held.length === 0) return;
  wrong(INTEGRITY, `${show(entry.name)}: its last line has no end`);
  yield held;
}

const EVENT = ['actor', 'causes', 'data', 'hash', 'layer', 'prev', 'record_id', 'seq', 'timestamp', 'type'];
const EVENT_TOO = new Set([...EVENT, 'action_id', 'open', 'outcome', 'withheld']);
const isName = (text) => typeof text === 'string' && text !== '';

/** One event: its spelling, its hash, its disclosed values. Throws for what is no event. */
function readEvent(line) {
  if (line.length > LINE_LIMIT) throw new Error('a line longer than a megabyte');
  const event = parseCanonical(line);
  if (typeof event !== 'object' || event === null || !EVENT.every((name) => Object.hasOwn(event, name)) || !Object.keys(event).every((name) => EVENT_TOO.has(name)) || ![event.record_id, event.type, event.actor?.id].every(isName) || !Array.isArray(event.causes) || !Number.isSafeInteger(event.seq) || !isDigest(event.hash) || !isDigest(event.prev) || !isTime(event.timestamp)) throw new Error('no event');
  const { hash, open, ...covered } = event;
  if (sha256Hex(canonical(covered)) !== hash) wrong(INTEGRITY, `event ${event.seq}: its content does not give its hash`);
  for (const [name, { salt, value }] of Object.entries(open ?? {})) {
    if (event.withheld?.[name] !== sha256Hex(canonical([salt, name, value]))) wrong(INTEGRITY, `event ${event.seq}: ${show(name)} is not the value that was withheld`);
    looked(INTEGRITY, 'disclosed values');
  }
  return event;
}

/** What an event says of a file or a descriptor must be so; without digests, that the file is here. */
function checkReferences({ seq, type, data }, entries, digests) {
  if (type === 'action.requested' && data.descriptor !== undefined && sha256Hex(canonical(data.descriptor)) !== data.digest) wrong(INTEGRITY, `event ${seq}: the digest of its action is not that of the descriptor`);
  if (typeof data.path !== 'string') return;
  if (!entries.has(data.path)) wrong(INTEGRITY, `event ${seq}: it points to ${show(data.path)}, which is not here`);
  else if (isDigest(data.digest) && digests.get(data.path) !== data.digest) wrong(INTEGRITY, `event ${seq}: ${show(data.path)} is not the file that it recorded`);
}

function eventOf(line, about) {
  try {
    return readEvent(line);
  } catch (error) {
    wrong(INTEGRITY, `${about}: ${error.message.slice(0, 160)}`);
  }
  // Once more, if only blanks and order are others: the log can then still be followed.
  try {
    const text = utf8.decode(line);
    const respelled = canonical(JSON.parse(text));
    const letters = (spelling) => Array.from(spelling.replace(/[ \t\r]/g, '')).sort((left, right) => (left < right ? -1 : 1)).join('');
    return letters(text) === letters(respelled) ? readEvent(Buffer.from(respelled)) : null;
  } catch {
    return null;
  }
}

function checkLog(stream, entries, digests, clock) {
  const { name, origin, previous } = stream;
  const about = `log ${show(name)}`;
  const start = startOf(stream, about);
  let [expected, prev, count, first, last] = [stream.first.seq, start.prev, 0, null, null];
  const hashes = start.tree;
  // Holds as long as every line was an event: otherwise nothing says what a head would have to be over.
  let whole = true;
  clock.startLog();
  for (const file of stream.files) {
    try {
      for (const line of linesOf(entries.get(file))) {
        const event = eventOf(line, `${about}, ${show(file)}`);
        if (event === null) {
          [expected, prev, whole] = [expected + 1, null, false];
          continue;
        }
        if (event.seq !== expected) wrong(INTEGRITY, `${about}: event ${event.seq} stands where ${expected} should`);
        if (prev !== null && event.prev !== prev) wrong(INTEGRITY, `${about}: event ${event.seq} does not follow from the one before`);
        checkReferences(event, entries, digests);
        clock.event(event);
        hashes?.append(Buffer.from(event.hash, 'hex'));
        [expected, prev, count, first, last] = [event.seq + 1, event.hash, count + 1, first ?? event, event];
      }
    } catch (error) {
      // A file that is missing was said to be, where files are.
      if (entries.has(file)) wrong(INTEGRITY, `${about}, ${show(file)}: ${error.message.slice(0, 160)}`);
      whole = false;
    }
  }
  looked(INTEGRITY, 'events', count);
  if (!whole) return { name, origin, size: null, root: null, head: null, count };
  if (count !== stream.count || first?.hash !== stream.first.hash || last?.hash !== stream.last.hash || last?.seq !== stream.last.seq) wrong(INTEGRITY, `${about}: it is not the part of the log that the manifest states`);
  const root = hashes === null ? null : hashes.root().toString('hex');
  if (root !== null && root !== stream.merkle_root) wrong(INTEGRITY, `${about}: its events have the root ${root}, the manifest says ${stream.merkle_root}`);
  if (root === null) unknown(INTEGRITY, `${about}: it starts in the middle, and nothing says what came before`);
  if (previous !== null && root !== null && !isConsistent(previous.tree_size, expected, Buffer.from(previous.root, 'hex'), Buffer.from(root, 'hex'), previous.consistency_proof.map((each) => Buffer.from(each, 'hex')))) {
    wrong(INTEGRITY, `${about}: nothing shows that it goes on from the log of the bundle before`);
  }
  return { name, origin, size: expected, root, head: last?.hash ?? null, count };
}

/** Where a log's chain and tree begin: at its genesis, or where the bundle before left them. */
function startOf({ origin, first, previous }, about) {
  if (previous === null) return first.seq === 0 ? { prev: sha256Hex(`proofroom.log.v1\n${origin}\n`), tree: createTree() } : { prev: null, tree: null };
  const roots = previous.compact_range.map((each) => Buffer.from(each, 'hex'));
  const tree = createTree(previous.tree_size, roots);
  if (first.seq !== previous.tree_size || roots.length !== oneBits(previous.tree_size) || tree.root().toString('hex') !== previous.root) wrong(INTEGRITY, `${about}: what it says of the bundle before does not fit together`);
  return { prev: previous.hash, tree };
}

/** The signed head: only it shows that the end of the log was not cut off. */
function checkHead(log, entries, createdAt, trust) {
  const name = `checkpoints/${log.name}.txt`;
  const about = show(name);
  const entry = entries.get(name);
  if (entry === undefined) {
    unknown(COMPLETENESS, `${about}: the log has no signed head`);
    return;
  }
  const [, text, origin, size, root, keyName, blob] = /^(([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n)\n\u2014 (\S+) ([A-Za-z0-9+/]+={0,2})\n$/.exec(entry.whole().toString('utf8')) ?? [];
  const signature = blob === undefined ? null : fromBase64(blob);
  if (text === undefined || signature === null) {
    wrong(AUTHENTICITY, `${about}: no checkpoint with one signature`);
    unknown(COMPLETENESS, `${about}: no checkpoint with one signature`);
    return;
  }
  if (origin !== log.origin) wrong(COMPLETENESS, `${about}: the head of another log`);
  else if (log.size === null) wrong(COMPLETENESS, `${about}: a head over events, and some of what stands in the log are none`);
  else if (Number(size) !== log.size) wrong(COMPLETENESS, `${about}: a head of ${size} events, the log has ${log.size}`);
  else if (log.root !== null && fromBase64(root)?.toString('hex') !== log.root) wrong(COMPLETENESS, `${about}: a head over other events`);
  looked(COMPLETENESS, 'heads of logs');
  const key = trust.keys.get(trust.pack.logs.find((each) => each.origin === log.origin)?.keyid);
  if (key === undefined) {
    unknown(AUTHENTICITY, `${about}: the trust pack names no key of this log`);
    unknown(COMPLETENESS, `${about}: a head by nobody whose key counts`);
    return;
  }
  // C2SP: the hint is SHA-256(name ‖ LF ‖ 0x01 ‖ key), and the key is the last 32 bytes of its SubjectPublicKeyInfo.
  const hint = sha256(Buffer.concat([Buffer.from(`${log.origin}\n\u0001`), Buffer.from(key.spki, 'base64').subarray(-32)])).subarray(0, 4);
  const found = keyName !== log.origin || !hint.equals(signature.subarray(0, 4)) ? 'it is by another key'
    : judge(trust, { keyid: key.keyid, sig: signature.subarray(4).toString('base64') }, Buffer.from(text), { purpose: 'checkpoint', signedAt: createdAt, provenBy: trust.provenBy });
  looked(AUTHENTICITY, 'signatures of heads');
  if (found === 'unknown') unknown(AUTHENTICITY, `${about}: when its key signed is nobody else’s word`);
  else if (found !== 'valid') wrong(AUTHENTICITY, `${about}: ${found}`);
  if (found !== 'valid') unknown(COMPLETENESS, `${about}: a head by nobody whose key counts`);
}

// ---------------------------------------------------------------------------------------------------------------------
// Time. All times of events are the producer's own word: what can be seen is whether it contradicts itself, and what an
// independent clock says. Whatever the manifest lists was there when that clock saw the manifest.

/** Record ids whose times are kept: causes further back are not compared. */
const REMEMBERED = 100_000;

function createClock({ period, created_at: createdAt }) {
  let [before, latest, young, old] = [null, null, new Map(), new Map()];
  return {
    startLog() { before = null; },
    event({ record_id: id, seq, timestamp, causes }) {
      // Times are texts of one form, which stand in the order of what they say.
      if (before !== null && timestamp < before) wrong(TIME, `event ${seq}: earlier than the one before it`);
      for (const cause of Array.isArray(causes) ? causes : []) if (timestamp < (young.get(cause) ?? old.get(cause))) wrong(TIME, `event ${seq}: earlier than what caused it`);
      if (timestamp < period.from || timestamp > period.to) wrong(TIME, `event ${seq}: outside the period that the manifest states`);
      if (young.size >= REMEMBERED) [young, old] = [new Map(), young];
      young.set(id, timestamp);
      [before, latest] = [timestamp, latest === null || timestamp > latest ? timestamp : latest];
      looked(TIME, 'events');
    },
    finish({ asOf, provenBy }) {
      const last = latest ?? createdAt;
      if (last > createdAt) wrong(TIME, `an event of ${last} in a manifest of ${createdAt}`);
      for (const [what, time] of [['the manifest', createdAt], ['an event', last]]) if (time > iso(asOf)) wrong(TIME, `${what} is of ${time}, later than ${iso(asOf)}, when this is judged`);
      if (provenBy === null) unknown(TIME, 'nobody but the producer says when any of this was');
      else if ([createdAt, last].some((time) => time > iso(provenBy))) wrong(TIME, `dated later than ${iso(provenBy)}, when an independent clock had seen it`);
    },
  };
}

/** RFC 3161 section 2.4.2. `by`: the end of the interval within which the authority says that the bytes were there. */
function readStampInfo(der) {
  const inside = membersOf(readDer(der));
  if (smallOf(inside.next(INTEGER)) !== 1) throw new Error('a time-stamp of another version');
  inside.next(OID);
  const imprint = membersOf(inside.next(SEQUENCE));
  const [hash, digest] = [hashOf(imprint.next(SEQUENCE)), imprint.next(OCTETS).content];
  imprint.end();
  integerOf(inside.next(INTEGER));
  const stated = inside.next(GENERALIZED);
  const accuracy = inside.optional(SEQUENCE);
  for (const tag of [BOOLEAN, INTEGER]) inside.optional(tag);
  const authority = inside.optional(0xa0)?.items[0] ?? null;
  const extensions = inside.optional(0xa1);
  inside.end();
  for (const [, { critical }] of extensionsOf(extensions)) if (critical) throw new Error('it demands something unknown');
  const time = timeOf(stated, true);
  // Seconds, thousandths and millionths, in whole milliseconds and rounded up.
  const part = (tag) => { const found = accuracy?.items.find((each) => each.tag === tag); return found === undefined ? 0 : smallOf(found); };
  const width = accuracy === null ? 0 : part(INTEGER) * 1000 + part(0x80) + (part(0x81) > 0 ? 1 : 0) + (/\.\d{4}/.test(stated.content.toString('latin1')) ? 1 : 0);
  return { hash, digest, time, from: time - width, by: time + width, authority };
}

/** Section 2.4.2: whoever the stamp says that it is of is one of the names of its certificate. */
function isNamed(authority, { subject, names }) {
  return authority === null || (authority.tag === 0xa4 && only(authority, 0xa4).bytes.equals(subject)) || names.some((name) => name.bytes.equals(authority.bytes));
}

/** Reasons with which stamps from before a revocation stand (RFC 3161 section 4); above the signer, those with which none does. */
const [HARMLESS, COMPROMISED] = [[0, 3, 4, 5], [1, 2, 10]];

/**
 * One time-stamp token of the manifest: the end of its interval, or null where it counts for nothing. It counts by the
 * word of an authority for time-stamps in the trust pack, at the time that it states.
 */
function checkToken({ name, whole }, manifest, trust, lists) {
  try {
    const data = readSignedData(whole());
    if (data.type !== TIME_STAMP_INFO || data.content === null || data.signers.length !== 1) throw new Error('no time-stamp of one authority');
    const info = readStampInfo(data.content);
    if (info.hash === null) throw new Error('by a digest that is not believed');
    if (!createHash(info.hash).update(manifest.bytes).digest().equals(info.digest)) throw new Error('it is about other bytes');
    if (info.from > trust.asOf) throw new Error(`of ${iso(info.time)}, later than it is judged`);
    const { certificate, listed } = signerOf(data.signers[0], data, data.content);
    if (listed.length === 0) throw new Error('it does not say whose it is');
    const anchors = anchorsFor(trust, 'timestamp');
    const path = pathOf(certificate, data.certificates, certificatesOf(anchors), [...lists, ...data.lists], info.time, TIME_STAMPING);
    const faults = path.problems.map(({ text }) => text);
    // Section 2.3: for time-stamps alone, and critical.
    if (certificate.purposes?.join() !== TIME_STAMPING || !certificate.extensions.get('2.5.29.37').critical) faults.push('its certificate is not for time-stamps alone');
    if (!isNamed(info.authority, certificate)) faults.push('it names another authority than its certificate');
    if (path.revoked.some(({ position, reason }) => (position === 0 ? !HARMLESS.includes(reason) : COMPROMISED.includes(reason)))) faults.push('its key was revoked since, and may have been in other hands before');
    if (listed.some((each) => each.length > 1 && path.chain.slice(1).some((above) => above !== path.anchor && !each.some((lists) => lists(above))))) faults.push('its path has a certificate that it does not name');
    const anchor = anchors.find((each) => each.certificate === path.anchor);
    if (anchor?.compromised_since !== undefined && info.by >= Date.parse(anchor.compromised_since)) faults.push('its authority is not believed since before');
    if (path.problems.some(({ kind }) => kind === 'doubt')) unknown(TIME, `${show(name)}: ${faults.join('; ')}`);
    else if (faults.length > 0) throw new Error(faults.join('; '));
    else {
      looked(TIME, 'time-stamps');
      said(TIME, `seen by ${show(anchor.name)} at ${iso(info.time)}`);
      return info.by;
    }
  } catch (error) {
    wrong(TIME, `${show(name)}: ${error.message.slice(0, 200)}`);
  }
  return null;
}

// ---------------------------------------------------------------------------------------------------------------------
// Who signed. What was added beside the manifest comes first: when the manifest was seen decides what an expired or
// revoked key is still worth, and certificates may introduce keys.

function readSeal({ envelope, predicate, ...manifest }, entries, trust) {
  const inFolder = (folder) => [...entries.values()].filter((entry) => entry.name.startsWith(`seal/${folder}/`) && hasItsName(entry));
  const lists = [...trust.lists];
  for (const { name, whole } of inFolder('crls')) {
    try {
      lists.push(readRevocationList(whole()));
    } catch (error) {
      wrong(AUTHENTICITY, `${show(name)}: ${error.message}`);
    }
  }
  const proven = inFolder('timestamps').map((entry) => checkToken(entry, manifest, trust, lists)).filter((each) => each !== null);
  trust.provenBy = proven.length === 0 ? null : Math.min(...proven);
  const countersigners = inFolder('countersignatures').map(({ name }) => [COUNTERSIGNATURE.exec(name)?.[1], { purpose: 'countersignature', signedAt: null }]);
  const wanted = new Map([...countersigners, ...envelope.signatures.map(({ keyid }) => [keyid, { purpose: 'manifest', signedAt: predicate.created_at }])]);
  for (const { name, whole } of inFolder('certificates')) {
    const keyid = name.slice('seal/certificates/'.length, -'.pem'.length);
    const key = trust.keys.has(keyid) || !wanted.has(keyid) ? null : certifiedKey(name, keyid, whole().toString('latin1'), wanted.get(keyid), trust, lists);
    if (key !== null) trust.keys.set(keyid, key);
  }
  return lists;
}

function checkManifestSignatures({ envelope, predicate }, trust) {
  const results = new Map();
  for (const signature of envelope.signatures) {
    results.set(signature.keyid, judge(trust, signature, envelope.message, { purpose: 'manifest', signedAt: predicate.created_at, provenBy: trust.provenBy }));
  }
  looked(AUTHENTICITY, 'signatures of the manifest', envelope.signatures.length + (envelope.sigstore === undefined ? 0 : 1));
  if (envelope.sigstore !== undefined) {
    const { certificate, sig } = envelope.sigstore;
    const kind = algorithmFor(certificate.spki).split('-');
    const holds = keySigned(certificate.spki, { kind: kind[0] === 'ecdsa' ? 'ec' : kind[0], hash: kind.at(-1) }, envelope.message, fromBase64(sig) ?? Buffer.alloc(0));
    if (!holds) wrong(AUTHENTICITY, 'manifest: the signature in its Sigstore bundle does not hold');
    else unknown(AUTHENTICITY, `manifest: signed with the key of a Sigstore certificate (${show(holderOf(certificate) ?? certificate.name)}), whose word this script does not follow`);
    return results;
  }
  const valid = [...results.values()].filter((each) => each === 'valid').length;
  const open = [...results.values()].filter((each) => each === 'unknown').length;
  for (const [keyid, result] of results) if (result !== 'valid' && result !== 'unknown') wrong(AUTHENTICITY, `manifest, signature by ${keyid.slice(0, 16)}…: ${result}`);
  if (valid + open < trust.pack.manifest_threshold) wrong(AUTHENTICITY, `manifest: ${valid} keys that count signed it, the trust pack asks for ${trust.pack.manifest_threshold}`);
  else if (valid < trust.pack.manifest_threshold) unknown(AUTHENTICITY, `manifest: ${valid} keys that count signed it, the trust pack asks for ${trust.pack.manifest_threshold}`);
  return results;
}

/** Approvals, work packages and receipts: one signature each, by the one it speaks of. */
const STATEMENTS = [
  { path: /^approvals\/(.+)\.dsse\.json$/, type: 'application/vnd.proofroom.approval+json', purpose: 'approval', what: 'approvals', id: 'approval_id', signedAt: 'decided_at', holder: 'approver' },
  { path: /^work-packages\/(.+)\.receipt\.dsse\.json$/, type: 'application/vnd.proofroom.receipt+json', purpose: 'receipt', what: 'receipts', id: 'package_id', signedAt: 'finished_at', holder: 'runner' },
  { path: /^work-packages\/(.+)\.dsse\.json$/, type: 'application/vnd.proofroom.work-package+json', purpose: 'work-package', what: 'work packages', id: 'package_id', signedAt: 'issued_at', holder: null },
];

function checkStatements(entries, trust) {
  for (const entry of entries.values()) {
    const kind = STATEMENTS.find(({ path }) => path.test(entry.name));
    if (kind === undefined) continue;
    try {
      const { payload, signatures, message } = readEnvelope(entry.whole(), kind.type);
      const statement = parseCanonical(payload);
      if (signatures.length !== 1 || statement[kind.id] !== kind.path.exec(entry.name)[1]) throw new Error('not one signature over what the file is named after');
      const found = judge(trust, signatures[0], message, { purpose: kind.purpose, signedAt: statement[kind.signedAt], provenBy: trust.provenBy });
      looked(AUTHENTICITY, kind.what);
      if (found === 'unknown') unknown(AUTHENTICITY, `${show(entry.name)}: by a key that the trust pack does not hold`);
      else if (found !== 'valid') wrong(AUTHENTICITY, `${show(entry.name)}: ${found}`);
      else if (kind.holder !== null && trust.keys.get(signatures[0].keyid).holder !== statement[kind.holder]) wrong(AUTHENTICITY, `${show(entry.name)}: signed with the key of another`);
    } catch (error) {
      wrong(AUTHENTICITY, `${show(entry.name)}: ${error.message.slice(0, 120)}`);
    }
  }
}

const COUNTERSIGNATURE = /^seal\/countersignatures\/([0-9a-f]{64})\.dsse\.json$/;

/** Whoever countersigned adds a name and decides nothing, unless what they signed is wrong. */
function checkCountersignatures(entries, manifest, trust, lists) {
  for (const entry of entries.values()) {
    if (!entry.name.startsWith('seal/countersignatures/') || !hasItsName(entry)) continue;
    try {
      if (entry.name.endsWith('.p7s')) checkCmsCountersignature(entry, manifest, trust, lists);
      else if (COUNTERSIGNATURE.test(entry.name)) checkCountersignature(entry, COUNTERSIGNATURE.exec(entry.name)[1], manifest, trust);
    } catch (error) {
      wrong(AUTHENTICITY, `${show(entry.name)}: ${error.message.slice(0, 120)}`);
    }
  }
}

function countersigned(name, who, found) {
  looked(AUTHENTICITY, 'countersignatures');
  said(AUTHENTICITY, found === 'valid' ? `countersigned by ${show(who)}` : `${show(name)}: nobody who is believed stands behind this countersignature`);
}

function checkCountersignature({ name, whole }, keyid, manifest, trust) {
  const { payload, signatures, message } = readEnvelope(whole(), 'application/vnd.proofroom.countersignature+json');
  const statement = parseCanonical(payload);
  if (signatures.length !== 1 || signatures[0].keyid !== keyid) throw new Error('not one signature by the key it is named after');
  if (statement.manifest !== manifest.digest) throw new Error('it is about another manifest');
  // Nothing dates a countersignature but its signer.
  const found = judge(trust, signatures[0], message, { purpose: 'countersignature', signedAt: statement.signed_at, provenBy: null });
  if (found !== 'valid' && found !== 'unknown') throw new Error(found);
  const holder = trust.keys.get(keyid)?.holder;
  if (found === 'valid' && holder === null) throw new Error('whose certificate this is cannot be told');
  if (found === 'valid' && holder !== statement.signer) throw new Error('signed with the key of another');
  countersigned(name, statement.signer, found);
}

/** A CMS signature over the manifest's bytes, judged as of now. */
function checkCmsCountersignature({ name, whole }, manifest, trust, lists) {
  const data = readSignedData(whole());
  if (data.content !== null && !data.content.equals(manifest.bytes)) throw new OtherContent('it is about other bytes');
  if (data.signers.length === 0) throw new Error('nobody signed it');
  for (const signer of data.signers) {
    const { certificate } = signerOf(signer, data, manifest.bytes);
    const { problems } = pathOf(certificate, data.certificates, certificatesOf(anchorsFor(trust, 'countersignature')), [...lists, ...data.lists], trust.asOf);
    const open = problems.some(({ kind }) => kind === 'doubt') || problems.every(({ kind }) => kind === 'time');
    if (!open) throw new Error(problems.map(({ text }) => text).join('; '));
    countersigned(name, certificate.name, problems.length === 0 ? 'valid' : 'unknown');
  }
}

// ---------------------------------------------------------------------------------------------------------------------
// What Proofroom said: digests, heads and signatures of its run against those found here.

function compareRun(run, found) {
  const differs = (text) => wrong(AGREEMENT, text);
  if (run.subject.digest !== found.digest) differs(`the run is about other bytes: ${run.subject.digest}`);
  looked(AGREEMENT, 'digest of the evidence');
  if (found.trust.digest !== null && run.inputs.trustPack !== null && run.inputs.trustPack.digest !== found.trust.digest) differs('the run used another trust pack');
  for (const { name, sha256: digest } of run.files) {
    if (digest === null || !found.digests.has(name)) continue;
    looked(AGREEMENT, 'digests of files');
    if (found.digests.get(name) !== digest) differs(`${show(name)}: the run has another digest`);
  }
  for (const log of found.logs) {
    const said = run.streams.find(({ name }) => name === log.name);
    if (said === undefined || log.head === null) continue;
    looked(AGREEMENT, 'heads of logs');
    if (said.count !== log.count || said.head !== log.head || (log.root !== null && said.merkleRoot !== log.root)) differs(`log ${show(log.name)}: the run has another head`);
  }
  for (const { keyid, outcome } of run.signers) {
    const result = found.signatures.get(keyid);
    if (result === undefined) continue;
    looked(AGREEMENT, 'signatures');
    if ((outcome === 'valid') !== (result === 'valid')) differs(`signature by ${keyid.slice(0, 16)}…: the run says ${outcome}, this script ${result}`);
  }
}

// ---------------------------------------------------------------------------------------------------------------------

function readArguments() {
  const folder = dirname(fileURLToPath(import.meta.url));
  const places = { evidence: join(folder, 'evidence.zip'), trust: join(folder, 'trust-pack.json'), run: join(folder, 'run.json') };
  const given = process.argv.slice(2);
  for (let at = 0; at < given.length; at += 2) {
    const name = given[at].replace(/^--/, '');
    if (!(name in places) || given[at + 1] === undefined) throw new Error(`usage: node verify.mjs [--evidence FILE] [--trust FILE] [--run FILE]`);
    places[name] = given[at + 1];
  }
  return places;
}

/** Whether the files beside SHA256SUMS are those that it lists: all that is left to check of a redacted pack. */
function checkSums(folder) {
  const list = join(folder, 'SHA256SUMS');
  const lines = existsSync(list) ? readFileSync(list, 'utf8').trimEnd().split('\n') : [];
  const differ = lines.filter((line) => {
    const [digest, name = ''] = line.split('  ');
    return !/^[\w.-]+$/.test(name) || !existsSync(join(folder, name)) || sha256Hex(readFileSync(join(folder, name))) !== digest;
  });
  console.log(`${lines.length - differ.length} of ${lines.length} files are those of SHA256SUMS.`);
  for (const line of differ) console.log(`  WRONG   ${show(line)}`);
  return differ.length === 0;
}

function wholeDigest(file) {
  const hash = createHash('sha256');
  for (let done = 0; done < file.size; done += CHUNK) hash.update(file.read(done, CHUNK));
  return hash.digest('hex');
}

function examine(file, trust) {
  const found = { digests: new Map(), logs: [], signatures: new Map() };
  const entries = readArchive(file);
  if (entries === null) return found;
  const manifest = readManifest(entries);
  if (manifest === null) {
    for (const axis of [AUTHENTICITY, TIME, COMPLETENESS]) unknown(axis, 'manifest: without it nothing says who signed what, and when');
    return found;
  }
  const lists = readSeal(manifest, entries, trust);
  found.digests = checkFiles(entries, manifest);
  if (trust.digest === null) unknown(AUTHENTICITY, 'there is no trust pack, so nobody’s key counts');
  found.signatures = checkManifestSignatures(manifest, trust);
  checkStatements(entries, trust);
  checkCountersignatures(entries, manifest, trust, lists);
  const clock = createClock(manifest.predicate);
  found.logs = manifest.predicate.streams.map((stream) => checkLog(stream, entries, found.digests, clock));
  for (const log of found.logs) checkHead(log, entries, manifest.predicate.created_at, trust);
  clock.finish(trust);
  return found;
}

/** How each axis is told, and what is shown under it. */
function printAxis(axis) {
  const counted = [...examined.get(axis)].map(([what, count]) => `${count} ${count === 1 ? SINGULAR[what] ?? what : what}`).join(', ');
  console.log(`\n${axis}: ${outcomeOf(axis)}${counted === '' ? '' : ` (${counted})`}`);
  const own = ['wrong', 'unknown', 'said'].flatMap((kind) => findings.filter((each) => each.axis === axis && each.kind === kind));
  for (const { kind, text } of own) console.log(`  ${{ wrong: 'WRONG  ', unknown: 'UNKNOWN', said: 'note   ' }[kind]} ${text}`);
  if (more.has(axis)) console.log(`  and ${more.get(axis)} more`);
  if (outcomeOf(axis) === 'indeterminate' && !own.some(({ kind }) => kind === 'unknown')) console.log('  UNKNOWN what it rests on does not hold: see integrity');
}

const SINGULAR = {
  'entries of the archive': 'entry of the archive', 'file digests': 'file digest', 'JSON documents': 'JSON document', 'disclosed values': 'disclosed value', events: 'event', files: 'file',
  'heads of logs': 'head of a log', 'signatures of heads': 'signature of a head', 'signatures of the manifest': 'signature of the manifest', countersignatures: 'countersignature',
  approvals: 'approval', receipts: 'receipt', 'work packages': 'work package', 'time-stamps': 'time-stamp', 'digests of files': 'digest of a file', signatures: 'signature',
};

function main() {
  const places = readArguments();
  if (!existsSync(places.evidence)) {
    console.log('There is no evidence here. A redacted pack leaves it out, and with it everything that shows who signed what: nothing of the result can be checked again.');
    return checkSums(dirname(places.evidence)) ? 2 : 1;
  }
  const run = existsSync(places.run) ? JSON.parse(readFileSync(places.run, 'utf8')) : null;
  const trust = readTrust(places.trust, run === null ? Date.now() : Date.parse(run.inputs.asOf));
  const file = openFile(places.evidence);
  const digest = wholeDigest(file);
  console.log(`${places.evidence}\n  sha256 ${digest}, ${file.size} bytes`);
  if (trust.digest !== null) console.log(`trust pack ${show(trust.pack.name)}\n  sha256 ${trust.digest}`);
  const found = examine(file, trust);
  file.close();
  if (run !== null) compareRun(run, { ...found, digest, trust });
  console.log(`judged as of ${iso(trust.asOf)}`);
  const outcomes = AXES.filter((axis) => run !== null || axis !== AGREEMENT).map((axis) => {
    printAxis(axis);
    return axis === TIME && outcomeOf(axis) !== 'fail' ? 'pass' : outcomeOf(axis);
  });
  const code = outcomes.includes('fail') ? 1 : outcomes.every((outcome) => outcome === 'pass') ? 0 : 2;
  console.log(`\n${['Everything that was checked holds.', 'Something does not hold.', 'It cannot be told.'][code]} What this script does not check stands at its top.`);
  return code;
}

try {
  process.exitCode = main();
} catch (error) {
  console.error(`verify.mjs: ${error instanceof Error ? error.message : 'it broke'}`);
  process.exitCode = 2;
}
