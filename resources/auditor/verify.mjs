#!/usr/bin/env node
/**
 * Checks an evidence bundle without Proofroom: node verify.mjs
 *
 * This file shares no code with Proofroom and uses nothing but Node's own modules (version 20.15 or later). It is written to
 * be read: whoever relies on it should. The format it follows is docs/formats/evidence-bundle.md, which names the
 * standards: ZIP, DSSE, in-toto Statement v1, RFC 8785 (canonical JSON), RFC 6962 (Merkle trees), C2SP checkpoints.
 *
 * It reads three files of its own folder: evidence.zip, trust-pack.json (whose keys count) and run.json (what Proofroom
 * found). Other places: node verify.mjs --evidence FILE --trust FILE --run FILE. The trust pack in this folder came with
 * the evidence: hold it against the one you have from the keys' owners.
 *
 * Exit code 0: everything that was checked holds and is what the run says. 1: something does not. 2: it cannot be told.
 *
 * What it does not check: time-stamp tokens (only that they are about this manifest), revocation lists, what certificates
 * may be used for, the record's own rules, policy decisions, control tests. README.txt says how to check time-stamps.
 */
import { constants, createHash, createPublicKey, verify as verifySignature, X509Certificate } from 'node:crypto';
import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32, inflateRawSync } from 'node:zlib';

// ---------------------------------------------------------------------------------------------------------------------
// What was found. An axis fails as soon as one thing is wrong; it "cannot tell" where something needed is missing.

const AXES = ['integrity', 'authenticity', 'completeness', 'agreement with the run'];
const [INTEGRITY, AUTHENTICITY, COMPLETENESS, AGREEMENT] = AXES;
/** @type {{ axis: string, wrong: boolean, text: string }[]} */
const findings = [];
/** What was looked at, by axis: an axis over nothing is never a pass. @type {Map<string, Map<string, number>>} */
const examined = new Map(AXES.map((axis) => [axis, new Map()]));

/** Files of the seal that this script does not judge. @type {string[]} */
const notRead = [];

const wrong = (axis, text) => findings.push({ axis, wrong: true, text });
const unknown = (axis, text) => findings.push({ axis, wrong: false, text });
const looked = (axis, what, count = 1) => examined.get(axis).set(what, (examined.get(axis).get(what) ?? 0) + count);

function outcomeOf(axis) {
  const own = findings.filter((each) => each.axis === axis);
  if (own.some((each) => each.wrong)) return 'fail';
  if (own.length > 0) return 'indeterminate';
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
  return value;
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

/** Where the directory is and how many entries it has; null where the file does not end like an archive. */
function readEnd(file) {
  const end = file.read(file.size - 22, 22);
  if (end.length !== 22 || end.readUInt32LE(0) !== 0x06054b50 || end.readUInt16LE(20) !== 0) return null;
  let [count, size, offset, place] = [end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16), file.size - 22];
  if (count === 0xffff || size === 0xffffffff || offset === 0xffffffff) {
    const wide = file.read(file.size - 98, 56);
    if (wide.length !== 56 || wide.readUInt32LE(0) !== 0x06064b50) return null;
    [count, size, offset, place] = [Number(wide.readBigUInt64LE(32)), Number(wide.readBigUInt64LE(40)), Number(wide.readBigUInt64LE(48)), file.size - 98];
  }
  return offset + size === place && count * 46 <= size && size <= DOCUMENT_LIMIT ? { count, size, offset, place } : null;
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
    wrong(INTEGRITY, 'archive: it is no whole ZIP archive with one end and nothing after it');
    return null;
  }
  const directory = file.read(end.offset, end.size);
  const entries = new Map();
  let [at, next, sealed, inOrder, before] = [0, 0, 0, true, null];
  for (let index = 0; index < end.count; index++) {
    const entry = at + 46 <= directory.length && directory.readUInt32LE(at) === 0x02014b50 ? centralRecord(directory, at) : null;
    if (entry === null) {
      wrong(INTEGRITY, `archive: record ${index} of its directory cannot be read`);
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
  looked(INTEGRITY, 'entries of the archive', end.count);
  const exact = sealed === end.count && inOrder && next === end.offset && at === directory.length
    && sealedEnd(end.count, end.offset, end.size).equals(file.read(end.place, file.size - end.place));
  if (!exact && sealed * 2 >= end.count) wrong(INTEGRITY, 'archive: it was sealed, and changed since: not every byte of its headers is that of the sealed form');
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
  return { name, length, size, offset, crc: directory.readUInt32LE(at + 16), method: directory.readUInt16LE(at + 10), packed: directory.readUInt32LE(at + 20) };
}

const folded = new Set();
function addEntry(entries, file, { name: bytes, size, offset, crc, method, packed }) {
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
  if (folded.has(plain)) wrong(INTEGRITY, `archive: ${show(name)} stands twice, or differs from another name by case alone`);
  folded.add(plain);
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
 * Whether a signature counts. `signedAt` is the signer's own word; a key that is no longer good at `asOf` needs somebody
 * else's word for when it signed, and `stamped` says whether there is any.
 * @returns {string} "valid", "unknown", or in words what is wrong
 */
function judge({ keys, asOf }, { keyid, sig }, message, { purpose, signedAt, stamped = false }) {
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
  if (!isTime(signedAt) || signedAt < key.not_before || signedAt > key.not_after) return 'it was signed outside the key’s time';
  if (key.compromised_since !== undefined && signedAt >= key.compromised_since) return 'it was signed after the key was lost';
  return (asOf > key.not_after || (key.compromised_since !== undefined && asOf >= key.compromised_since)) && !stamped ? 'unknown' : 'valid';
}

/** A key that a certificate chain in the seal introduces, if it leads to an anchor of the trust pack for manifests. */
function certifiedKey(keyid, pem, anchors) {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----\n[A-Za-z0-9+/=\n]+-----END CERTIFICATE-----\n/g) ?? [];
  if (blocks.join('') !== pem || blocks.length === 0 || blocks.length > 16) throw new Error('not certificates in their one spelling');
  const chain = blocks.map((block) => new X509Certificate(block));
  const spki = chain[0].publicKey.export({ format: 'der', type: 'spki' });
  if (sha256Hex(spki) !== keyid) throw new Error('the certificate of another key');
  const anchorOf = (certificate) => anchors.find((anchor) => certificate.checkIssued(anchor.certificate) && certificate.verify(anchor.certificate.publicKey));
  let [notBefore, notAfter] = [0, Number.POSITIVE_INFINITY];
  for (const [index, certificate] of chain.entries()) {
    if (index > 0 && !certificate.ca) throw new Error('issued by a certificate that may issue none');
    notBefore = Math.max(notBefore, Date.parse(certificate.validFrom));
    notAfter = Math.min(notAfter, Date.parse(certificate.validTo));
    const anchor = anchorOf(certificate);
    if (anchor !== undefined) {
      const { asymmetricKeyType } = chain[0].publicKey;
      const algorithm = asymmetricKeyType === 'ed25519' ? 'ed25519' : asymmetricKeyType === 'ec' ? 'ecdsa-p256-sha256' : 'rsa-pkcs1-sha256';
      return {
        keyid, algorithm, name: chain[0].subject, spki: spki.toString('base64'), purposes: ['manifest'],
        not_before: new Date(Math.max(notBefore, Date.parse(anchor.certificate.validFrom))).toISOString(),
        not_after: new Date(Math.min(notAfter, Date.parse(anchor.certificate.validTo))).toISOString(),
      };
    }
    const issuer = chain[index + 1];
    if (issuer === undefined) return null;
    if (!certificate.checkIssued(issuer) || !certificate.verify(issuer.publicKey)) throw new Error('a certificate that the next one did not issue');
  }
  return null;
}

function readTrust(path, asOf) {
  if (!existsSync(path)) return null;
  const bytes = readFileSync(path);
  const pack = parseCanonical(bytes);
  if (pack.format !== 'proofroom.trust-pack.v1') throw new Error('no trust pack');
  for (const key of pack.keys) if (sha256Hex(Buffer.from(key.spki, 'base64')) !== key.keyid) throw new Error('a key under another key’s id');
  const anchors = (pack.anchors ?? []).filter((each) => each.purposes.includes('manifest') && each.compromised_since === undefined)
    .map((each) => ({ ...each, certificate: new X509Certificate(Buffer.from(each.certificate, 'base64')) }));
  return { digest: sha256Hex(bytes), pack, keys: new Map(pack.keys.map((key) => [key.keyid, key])), anchors, asOf };
}

// ---------------------------------------------------------------------------------------------------------------------
// The manifest, and what it lists.

const PREDICATE = ['bundle_id', 'created_at', 'period', 'producer', 'redactions', 'signers', 'snapshots', 'streams', 'tenant'];
const STREAM = ['count', 'files', 'first', 'last', 'merkle_root', 'name', 'origin', 'previous'];
const hasMembers = (value, names) => value !== null && typeof value === 'object' && Object.keys(value).sort().join() === names.join();

/** The manifest and its statement, or null where there is none that can be read. */
function readManifest(entries) {
  const entry = entries.get('manifest.dsse.json');
  if (entry === undefined || entries.has('manifest.sigstore.json')) {
    if (entry === undefined && entries.has('manifest.sigstore.json')) unknown(INTEGRITY, 'manifest: a Sigstore manifest, which this script does not read');
    else wrong(INTEGRITY, entry === undefined ? 'manifest: there is none' : 'manifest: there are two');
    return null;
  }
  const bytes = entry.whole();
  let envelope;
  try {
    envelope = readEnvelope(bytes, 'application/vnd.in-toto+json');
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
    looked(INTEGRITY, 'manifest');
    if (predicate.signers.join() !== envelope.signatures.map(({ keyid }) => keyid).join()) wrong(INTEGRITY, 'manifest: its signatures are not those of the signers that it names');
    return { digest: sha256Hex(bytes), envelope, predicate, listed: new Map(subject.map((each) => [each.name, each.digest.sha256])) };
  } catch (error) {
    wrong(INTEGRITY, `manifest: ${error.message}`);
    return null;
  }
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
    if (entry.name.startsWith('manifest.')) continue;
    if (entry.name.startsWith('seal/')) checkSealName(entry, digest);
    else if (!listed.has(entry.name)) wrong(COMPLETENESS, `${show(entry.name)}: the manifest does not list it`);
    else if (listed.get(entry.name) !== digest) wrong(INTEGRITY, `${show(entry.name)}: its digest is ${digest}, the manifest says ${listed.get(entry.name)}`);
    // What programs of others made, under artifacts/, may be spelled in any way.
    if (entry.name.endsWith('.json') && !entry.name.startsWith('seal/') && !entry.name.startsWith('artifacts/')) checkDocument(entry);
  }
  for (const name of listed.keys()) if (!entries.has(name)) wrong(INTEGRITY, `${show(name)}: the manifest lists it, and it is not here`);
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
  if (held.length > 0) throw new Error('a last line without its end');
}

const EVENT = new Set(['action_id', 'actor', 'causes', 'data', 'hash', 'layer', 'open', 'outcome', 'prev', 'record_id', 'seq', 'timestamp', 'type', 'withheld']);

/** One event: its spelling, its hash, its disclosed values. Throws for what is wrong with it. */
function readEvent(line) {
  if (line.length > LINE_LIMIT) throw new Error('a line longer than a megabyte');
  const event = parseCanonical(line);
  if (typeof event !== 'object' || event === null || !Object.keys(event).every((name) => EVENT.has(name)) || !Number.isSafeInteger(event.seq) || !isDigest(event.hash) || !isDigest(event.prev) || !isTime(event.timestamp)) throw new Error('no event');
  const { hash, open, ...covered } = event;
  if (sha256Hex(canonical(covered)) !== hash) throw new Error(`event ${event.seq}: its content does not give its hash`);
  for (const [name, { salt, value }] of Object.entries(open ?? {})) {
    if (event.withheld?.[name] !== sha256Hex(canonical([salt, name, value]))) throw new Error(`event ${event.seq}: ${show(name)} is not the value that was withheld`);
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

function checkLog(stream, entries, digests) {
  const { name, origin, previous } = stream;
  const about = `log ${show(name)}`;
  const start = startOf(stream, about);
  let [expected, prev, count, first, last] = [stream.first.seq, start.prev, 0, null, null];
  const hashes = start.tree;
  let readable = true;
  for (const file of stream.files) {
    const entry = entries.get(file);
    if (entry === undefined) continue;
    try {
      for (const line of linesOf(entry)) {
        const event = readEvent(line);
        if (event.seq !== expected) throw new Error(`event ${event.seq} stands where ${expected} should`);
        if (prev !== null && event.prev !== prev) throw new Error(`event ${event.seq} does not follow from the one before`);
        checkReferences(event, entries, digests);
        hashes?.append(Buffer.from(event.hash, 'hex'));
        [expected, prev, count, first, last] = [expected + 1, event.hash, count + 1, first ?? event, event];
      }
    } catch (error) {
      wrong(INTEGRITY, `${about}, ${show(file)}: ${error.message.slice(0, 160)}`);
      readable = false;
      break;
    }
  }
  looked(INTEGRITY, 'events', count);
  if (!readable) return { name, origin, size: null, root: null, head: null, count };
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
    wrong(COMPLETENESS, `${about}: no checkpoint with one signature`);
    return;
  }
  if (origin !== log.origin) wrong(COMPLETENESS, `${about}: the head of another log`);
  else if (log.size !== null && Number(size) !== log.size) wrong(COMPLETENESS, `${about}: a head of ${size} events, the log has ${log.size}`);
  else if (log.root !== null && fromBase64(root)?.toString('hex') !== log.root) wrong(COMPLETENESS, `${about}: a head over other events`);
  looked(COMPLETENESS, 'heads of logs');
  if (trust === null) return;
  const key = trust.keys.get(trust.pack.logs.find((each) => each.origin === log.origin)?.keyid);
  if (key === undefined) {
    unknown(AUTHENTICITY, `${about}: the trust pack names no key of this log`);
    return;
  }
  // C2SP: the hint is SHA-256(name ‖ LF ‖ 0x01 ‖ key), and the key is the last 32 bytes of its SubjectPublicKeyInfo.
  const hint = sha256(Buffer.concat([Buffer.from(`${log.origin}\n\u0001`), Buffer.from(key.spki, 'base64').subarray(-32)])).subarray(0, 4);
  const found = keyName !== log.origin || !hint.equals(signature.subarray(0, 4)) ? 'it is by another key'
    : judge(trust, { keyid: key.keyid, sig: signature.subarray(4).toString('base64') }, Buffer.from(text), { purpose: 'checkpoint', signedAt: createdAt, stamped: trust.stamped });
  looked(AUTHENTICITY, 'signatures of heads');
  if (found === 'unknown') unknown(AUTHENTICITY, `${about}: when its key signed is nobody else’s word`);
  else if (found !== 'valid') wrong(AUTHENTICITY, `${about}: ${found}`);
}

// ---------------------------------------------------------------------------------------------------------------------
// Who signed.

function checkManifestSignatures({ envelope, predicate, digest }, entries, trust) {
  const seals = [...entries.values()].filter(({ name }) => name.startsWith('seal/'));
  // That a stamp is about this manifest is all that is looked at: whether it is to be believed, README.txt says how to check.
  trust.stamped = seals.some(({ name, whole }) => name.startsWith('seal/timestamps/') && whole().includes(Buffer.from(digest, 'hex')));
  for (const { name } of seals) if (/\.(tst|crl|p7s)$/.test(name)) notRead.push(name);
  for (const { name, whole } of seals.filter((each) => each.name.startsWith('seal/certificates/'))) {
    const keyid = name.slice('seal/certificates/'.length, -'.pem'.length);
    try {
      const key = trust.keys.has(keyid) ? null : certifiedKey(keyid, whole().toString('latin1'), trust.anchors);
      if (key !== null) trust.keys.set(keyid, key);
    } catch (error) {
      wrong(/spelling|another key/.test(error.message) ? INTEGRITY : AUTHENTICITY, `${show(name)}: ${error.message.slice(0, 80)}`);
    }
  }
  const results = new Map();
  for (const signature of envelope.signatures) {
    results.set(signature.keyid, judge(trust, signature, envelope.message, { purpose: 'manifest', signedAt: predicate.created_at, stamped: trust.stamped }));
  }
  looked(AUTHENTICITY, 'signatures of the manifest', envelope.signatures.length);
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
      const found = judge(trust, signatures[0], message, { purpose: kind.purpose, signedAt: statement[kind.signedAt], stamped: trust.stamped });
      looked(AUTHENTICITY, kind.what);
      if (found === 'unknown') unknown(AUTHENTICITY, `${show(entry.name)}: by a key that the trust pack does not hold`);
      else if (found !== 'valid') wrong(AUTHENTICITY, `${show(entry.name)}: ${found}`);
      else if (kind.holder !== null && trust.keys.get(signatures[0].keyid).holder !== statement[kind.holder]) wrong(AUTHENTICITY, `${show(entry.name)}: signed with the key of another`);
    } catch (error) {
      wrong(AUTHENTICITY, `${show(entry.name)}: ${error.message.slice(0, 120)}`);
    }
  }
}

function checkCountersignatures(entries, manifest, trust) {
  for (const entry of entries.values()) {
    const [, keyid] = /^seal\/countersignatures\/([0-9a-f]{64})\.dsse\.json$/.exec(entry.name) ?? [];
    if (keyid === undefined) continue;
    try {
      const { payload, signatures, message } = readEnvelope(entry.whole(), 'application/vnd.proofroom.countersignature+json');
      const statement = parseCanonical(payload);
      if (signatures.length !== 1 || signatures[0].keyid !== keyid) throw new Error('not one signature by the key it is named after');
      if (statement.manifest !== manifest.digest) throw new Error('it is about another manifest');
      const found = judge(trust, signatures[0], message, { purpose: 'countersignature', signedAt: statement.signed_at, stamped: true });
      looked(AUTHENTICITY, 'countersignatures');
      if (found !== 'valid' && found !== 'unknown') throw new Error(found);
      if (found === 'valid' && trust.keys.get(keyid).holder !== statement.signer) throw new Error('signed with the key of another');
    } catch (error) {
      wrong(AUTHENTICITY, `${show(entry.name)}: ${error.message.slice(0, 120)}`);
    }
  }
}

// ---------------------------------------------------------------------------------------------------------------------
// What Proofroom said: digests, heads and signatures of its run against those found here.

function compareRun(run, found) {
  const differs = (text) => wrong(AGREEMENT, text);
  if (run.subject.digest !== found.digest) differs(`the run is about other bytes: ${run.subject.digest}`);
  looked(AGREEMENT, 'digest of the evidence');
  if (found.trust !== null && run.inputs.trustPack !== null && run.inputs.trustPack.digest !== found.trust.digest) differs('the run used another trust pack');
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
    unknown(AUTHENTICITY, 'manifest: without it nothing says who signed what');
    return found;
  }
  found.digests = checkFiles(entries, manifest);
  if (trust === null) unknown(AUTHENTICITY, 'there is no trust pack, so nobody’s key counts');
  else {
    found.signatures = checkManifestSignatures(manifest, entries, trust);
    checkStatements(entries, trust);
    checkCountersignatures(entries, manifest, trust);
  }
  found.logs = manifest.predicate.streams.map((stream) => checkLog(stream, entries, found.digests));
  for (const log of found.logs) checkHead(log, entries, manifest.predicate.created_at, trust);
  return found;
}

function main() {
  const places = readArguments();
  if (!existsSync(places.evidence)) {
    console.log('There is no evidence here. A redacted pack leaves it out: then SHA256SUMS is all that can be checked (sha256sum -c SHA256SUMS).');
    return 2;
  }
  const run = existsSync(places.run) ? JSON.parse(readFileSync(places.run, 'utf8')) : null;
  const trust = readTrust(places.trust, run?.inputs.asOf ?? new Date().toISOString());
  const file = openFile(places.evidence);
  const digest = wholeDigest(file);
  console.log(`${places.evidence}\n  sha256 ${digest}, ${file.size} bytes`);
  if (trust !== null) console.log(`trust pack ${show(trust.pack.name)}\n  sha256 ${trust.digest}`);
  const found = examine(file, trust);
  file.close();
  if (run !== null) compareRun(run, { ...found, digest, trust });
  for (const axis of AXES) {
    const counted = [...examined.get(axis)].map(([what, count]) => `${count} ${what}`).join(', ');
    console.log(`\n${axis}: ${outcomeOf(axis)}${counted === '' ? '' : ` (${counted})`}`);
    const own = findings.filter((each) => each.axis === axis);
    for (const { wrong: fails, text } of own.slice(0, 50)) console.log(`  ${fails ? 'WRONG  ' : 'UNKNOWN'} ${text}`);
    if (own.length > 50) console.log(`  and ${own.length - 50} more`);
  }
  if (notRead.length > 0) console.log(`\nnot judged by this script: ${notRead.length} files of the seal\n${notRead.map((name) => `  ${show(name)}`).join('\n')}`);
  const outcomes = AXES.map(outcomeOf).filter((outcome, index) => run !== null || AXES[index] !== AGREEMENT);
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
