import { createPublicKey } from 'node:crypto';
import { decodeDer, decodeStreamed, readPem, type DerNode, type DerResult } from '../../src/core/asn1/index.ts';
import { readJunit } from '../../src/core/artifacts/junit.ts';
import { readOtlpSpan } from '../../src/core/artifacts/otlp-span.ts';
import { readOtlp } from '../../src/core/artifacts/otlp.ts';
import { COUNTERSIGNATURE_MEDIA_TYPE, STATEMENT_MEDIA_TYPE } from '../../src/core/bundle/format.ts';
import { readEventLine } from '../../src/core/chain/index.ts';
import { CONTROL_PACK } from '../../src/core/controls/index.ts';
import { controlPack, packStatement } from '../../src/core/controls/pack.ts';
import { readControlPack } from '../../src/core/controls/pack-file.ts';
import { PARAMETERS } from '../../src/core/controls/parameters.ts';
import { readUserControl } from '../../src/core/controls/user-control.ts';
import { readWaivers } from '../../src/core/controls/waivers.ts';
import { parseSignedData, parseStreamedSignedData } from '../../src/core/cms/index.ts';
import { readEcKey, readRsaKey } from '../../src/core/crypto/index.ts';
import { readPublicKey } from '../../src/core/crypto/public-key.ts';
import { readCustodyLine } from '../../src/core/custody/entry.ts';
import { eventProofBytes, EVENT_PROOF_FORMAT, readEventProof } from '../../src/core/event-proof/index.ts';
import { parseEnvelope } from '../../src/core/dsse/index.ts';
import { decodeBase64, decodeBase64Url, decodeUtf8, encodeBase64, encodeBase64Url, encodeUtf8, fromHex, parseTimestamp, toHex } from '../../src/core/encoding/index.ts';
import { parseCanonical, parseStrict } from '../../src/core/json/index.ts';
import { parseJws } from '../../src/core/jws/index.ts';
import { readPdf, readRevisions, signatureField, type PdfReading } from '../../src/core/pdf/index.ts';
import { readPreviousRun } from '../../src/core/previous/index.ts';
import { readSignOff, SIGN_OFF_TYPE, signedMessage, statementBytes } from '../../src/core/review/index.ts';
import { readCountersignature } from '../../src/core/seal/countersignature.ts';
import { readChain, writeChain } from '../../src/core/seal/read-chain.ts';
import { readCertificate } from '../../src/core/sigstore/certificate.ts';
import { readDer } from '../../src/core/sigstore/der.ts';
import { readEntryBody } from '../../src/core/sigstore/entry-body.ts';
import { readKeyFile } from '../../src/core/sigstore/public-key.ts';
import { readBundle } from '../../src/core/sigstore/read-bundle.ts';
import { readTimestamp } from '../../src/core/sigstore/timestamp.ts';
import { readTrustedRoot } from '../../src/core/sigstore/trusted-root.ts';
import { parseTimeStamp, parseTimeStampRequest, parseTstInfo } from '../../src/core/time/index.ts';
import { inclusionProof, parseCheckpoint, parseNote } from '../../src/core/tlog/index.ts';
import { ENDORSEMENT_MEDIA_TYPE, INTRODUCTION_MEDIA_TYPE, readKeyEndorsement, readKeyIntroduction, readTrustPack } from '../../src/core/trust/index.ts';
import { parseCertificate, parseCrl } from '../../src/core/x509/index.ts';
import { parseExtraFields } from '../../src/engine/zip/extra-fields.ts';
import { writeTimeStampRequest, writeTimeStampResponse, writeTstInfo } from '../../src/producer/pki/index.ts';
import { custodyEntries, custodyLine } from './custody-log.ts';
import { CONTENT, cms, jws } from './document-fixture.ts';
import { told } from './mutations.ts';
import { crl, DAY, DURING, LEAF, LEAF_KEY, MIDDLE, ROOT } from './pki-fixture.ts';
import { leafOf, makeBundle, PUBLIC_KEY, SIGNED_AT, TIME_CERTIFICATE, TIME_SIGNER, trustedRoot } from './sigstore-fixture.ts';
import { timestampResponse } from './sigstore-pki.ts';
import { streamedCms } from './streamed-cms.ts';
import { tinyPdf, unsignedPdf, withUpdate } from './signed-report.ts';
import { POLICY, STAMPED, token } from './time-fixture.ts';
import { chainOf, checkpoint, envelope, jcs, KEYS, leavesOf, ORIGIN, PACK, rootHex, withheldDraft } from './tiny-bundle.ts';
import { ed25519Key, RSA_PRIVATE, trusted } from './tiny-keys.ts';

/** A parser with something that it reads. */
export interface Parser {
  /** The exported function. */
  readonly name: string;
  readonly sample: Uint8Array;
  /** What was read, as text to compare; null where it is refused. Throws for a bug only. */
  read(bytes: Uint8Array): string | null;
  /** Why a beginning of the sample may be read as something shorter; absent where none may be read. */
  readonly shorter?: string;
  /** Why other bytes may be read as the same; absent where one thing has one spelling. */
  readonly respelled?: string;
}

const LIMITS = { maxDepth: 64, maxBytes: 2 ** 20 };
const AT = '2026-11-10T00:00:00.000Z';
const KEY = ed25519Key(40);

const text = (name: string, sample: string, parse: (text: string) => unknown, more: Pick<Parser, 'shorter' | 'respelled'> = {}): Parser => ({
  // Latin-1, so that every byte is a character of its own.
  name, sample: Buffer.from(sample, 'latin1'), read: (bytes) => orNull(parse(Buffer.from(bytes).toString('latin1'))), ...more,
});
const bytes = (name: string, sample: Uint8Array, parse: (bytes: Uint8Array) => unknown, more: Pick<Parser, 'shorter' | 'respelled'> = {}): Parser => ({
  name, sample: Uint8Array.from(sample), read: (changed) => orNull(parse(changed)), ...more,
});
const der = (name: string, sample: Uint8Array, parse: (der: Uint8Array) => DerResult<unknown>, more: Pick<Parser, 'respelled'> = {}): Parser =>
  bytes(name, sample, (changed) => orRefused(parse(changed)), more);
const orNull = (value: unknown): string | null => (value === null ? null : told(value));
const orRefused = <T extends { readonly ok: boolean }>(result: T): T | null => (result.ok ? result : null);

const jsonBytes = (value: unknown): Uint8Array => encodeUtf8(JSON.stringify(value));
const introduction = envelope(INTRODUCTION_MEDIA_TYPE, jcs({ format: 'proofroom.key-introduction.v1', key: trusted(KEY, 'log', ['checkpoint']), logs: [ORIGIN], introduced_at: AT }), [KEY]);
const endorsement = envelope(ENDORSEMENT_MEDIA_TYPE, jcs({ format: 'proofroom.key-endorsement.v1', introduction: encodeBase64(introduction), endorsed_by: KEYS.log.keyid, endorsed_at: AT }), [KEYS.log]);
const countersignature = envelope(COUNTERSIGNATURE_MEDIA_TYPE, jcs({ manifest: 'ab'.repeat(32), signer: 'ann', signed_at: AT, statement: 'ok' }), [KEYS.approver]);
const provenEvents = chainOf([0, 1, 2].map((seq) => withheldDraft(seq)));
const eventProof = eventProofBytes({
  format: EVENT_PROOF_FORMAT, event: provenEvents[1] ?? fail(), inclusion: inclusionProof(leavesOf(provenEvents), 1).map(toHex),
  checkpoint: decodeUtf8(checkpoint(3, rootHex(leavesOf(provenEvents)))) ?? '', withheld: [{ member: 'email', by: 'privacy', reason: 'personal data' }],
});
const signOffStatement = statementBytes({
  format: 'proofroom.sign-off.v1', role: 'preparer', case: 'c', evidence: 'ab'.repeat(32), run: { id: 'r', digest: 'cd'.repeat(32) }, review: { digest: 'ef'.repeat(32), entries: 3 },
  stated_at: AT, name: 'A. Person', key: { id: KEY.keyid, algorithm: 'ed25519', spki: encodeBase64(KEY.spki) },
});
const signOff = jcs({
  payload: encodeBase64(signOffStatement), payloadType: SIGN_OFF_TYPE, signatures: [{ keyid: KEY.keyid, sig: encodeBase64(KEY.sign(signedMessage(signOffStatement))) }],
});
const previousRun = jcs({
  format: 'proofroom.run.v1', subject: { kind: 'evidence-bundle', digest: 'ab'.repeat(32), bundleId: 'b' }, verdict: { axes: [{ axis: 'integrity', outcome: 'pass' }] },
  signers: [{ keyid: 'ab'.repeat(32), outcome: 'valid' }], streams: [{ origin: 'o', lastSeq: 3, merkleRoot: 'cd'.repeat(32) }], files: [{ name: 'a', sha256: null }],
});
const rsaSpki = createPublicKey(RSA_PRIVATE).export({ format: 'der', type: 'spki' });
const loggedBody = {
  apiVersion: '0.0.1', kind: 'hashedrekord',
  spec: { data: { hash: { algorithm: 'sha256', value: 'ab'.repeat(32) } }, signature: { content: 'AQID', publicKey: { content: encodeBase64(PUBLIC_KEY) } } },
};
const zip64Extra = Uint8Array.of(0x01, 0x00, 0x10, 0x00, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 0x55, 0x54, 0x05, 0x00, 1, 2, 3, 4, 5);

const WAIVER = { control: 'CT-25', subject: 'act-1', who: 'person:ann', why: 'seen', decided_at: AT, until: '2026-12-10T00:00:00.000Z' };
const CONTROL = {
  format: 'proofroom.control.v1', id: 'MY-1', version: 1, title: 't', rationale: 'r', severity: 'high', advisory: false, mappings: ['gdpr 32'], population: 'p',
  queries: { population: 'SELECT id AS subject FROM actions', exceptions: 'SELECT 1 AS subject', undecided: 'SELECT 2 AS subject' },
};
const { tests: [firstTest], ...ofPack } = packStatement(controlPack('p', '1', PARAMETERS, CONTROL_PACK.tests.slice(0, 1)));
const controlPackFile = { format: 'proofroom.control-pack.v1', ...ofPack, tests: [{ ...firstTest, title: 't', population: 'p' }] };

const UNSIGNED_JSON = 'JSON that nobody signed as bytes: white space, escapes and the order of members say nothing';
const NAMES = 'names are compared without regard to case, and by text whatever their string type';

/** Every parser of core, and those beside it that read hostile bytes by themselves. */
export const PARSERS: readonly Parser[] = [
  text('decodeBase64', encodeBase64(Uint8Array.from({ length: 31 }, (_, at) => at * 37)), decodeBase64, { shorter: 'every fourth character ends a group of bytes' }),
  text('decodeBase64Url', encodeBase64Url(Uint8Array.from({ length: 31 }, (_, at) => at * 37)), decodeBase64Url, { shorter: 'there is no padding to miss' }),
  text('fromHex', toHex(Uint8Array.from({ length: 20 }, (_, at) => at * 13)), fromHex, { shorter: 'every second digit ends a byte' }),
  text('parseTimestamp', '2024-02-29T23:59:58.907Z', parseTimestamp),
  bytes('decodeUtf8', encodeUtf8('aé€😀\u0000z'), decodeUtf8, { shorter: 'every character ends one' }),
  bytes('parseStrict', jsonBytes({ a: [1, -2.5, 'x\u00e9', null, true], b: { c: {} } }), (changed) => orRefused(parseStrict(changed)), { respelled: UNSIGNED_JSON }),
  bytes('parseCanonical', jcs({ a: [1, -2.5, 'xé', null, true], b: { c: {} } }), (changed) => orRefused(parseCanonical(changed))),
  der('decodeDer', LEAF, (changed) => decodeDer(changed, tree)),
  der('decodeStreamed', streamedCms(cms('attached')), (changed) => decodeStreamed(changed, tree), { respelled: 'one content has many spellings' }),
  text('readPem', writeChain([Uint8Array.of(1, 2, 3)]).trimEnd(), (changed) => readPem(changed)?.[0] ?? null, { respelled: 'text around blocks says nothing (RFC 7468 section 2)' }),
  der('parseCertificate', LEAF, parseCertificate),
  der('parseCrl', crl(ROOT, { revoked: [{ serial: 7n, revoked: DURING, reason: 'keyCompromise', invalidSince: DURING - DAY }] }).der, parseCrl),
  der('parseSignedData', cms('attached', { content: CONTENT }), parseSignedData, { respelled: 'versions 1 and 3 of the structure are read alike, and its names by text' }),
  der('parseStreamedSignedData', streamedCms(cms('attached')), parseStreamedSignedData, { respelled: 'lengths may be open or not, and content in any pieces' }),
  der('parseTimeStamp', writeTimeStampResponse(token()), parseTimeStamp, { respelled: `what is around the token is not signed; ${NAMES}` }),
  der('parseTstInfo', writeTstInfo({ stamped: STAMPED, policy: POLICY, serial: 5n, genTime: DURING + 120, accuracy: { seconds: 1, millis: 2, micros: 3 }, ordering: true, nonce: 9n }), parseTstInfo, { respelled: 'microseconds of accuracy are rounded up to one millisecond' }),
  der('parseTimeStampRequest', writeTimeStampRequest({ stamped: STAMPED, policy: POLICY, nonce: -4n, wantsCertificate: true }), parseTimeStampRequest),
  bytes('parseEnvelope', envelope(STATEMENT_MEDIA_TYPE, jcs({ a: 1 }), [KEYS.manifest]), (changed) => {
    const { envelope: read, problems } = parseEnvelope(changed, LIMITS);
    return problems.length > 0 ? null : read;
  }),
  text('parseJws', jws({ alg: 'EdDSA', kid: 'k', typ: 'JWT' }), (changed) => orRefused(parseJws(changed)), { shorter: 'a signature in base64url has no mark at its end; it is then another' }),
  bytes('parseNote', checkpoint(1_024, 'a5'.repeat(32)), parseNote),
  text('parseCheckpoint', `log.example\n1024\n${encodeBase64(new Uint8Array(32).fill(0xa5))}\next\n`, parseCheckpoint, { shorter: 'without its extension it is one too' }),
  bytes('readBundle', jsonBytes(makeBundle({ content: 'statement', kind: 'dsse 0.0.1' })), (changed) => orRefused(readBundle(changed)), { respelled: UNSIGNED_JSON }),
  bytes('readCertificate', leafOf({}), readCertificate, { respelled: 'the signature is held against the signed part as it stands' }),
  bytes('readTimestamp', timestampResponse({ over: Buffer.from('a signature'), time: SIGNED_AT, signer: TIME_SIGNER, certificate: TIME_CERTIFICATE, issuerName: 'time root', serial: 77 }), readTimestamp, { respelled: 'the status around the token is not signed' }),
  bytes('readDer', Uint8Array.of(0x04, 3, 1, 2, 3), (changed) => thrownAsNull(() => readDer(changed, 0x04))),
  bytes('readKeyFile', Uint8Array.from(createPublicKey(PUBLIC_KEY.toString()).export({ format: 'der', type: 'spki' })), (changed) => readKeyFile(changed)?.spki ?? null, { respelled: 'OpenSSL reads other spellings of one key, and what it reads is compared' }),
  bytes('readEntryBody', jsonBytes(loggedBody), (changed) => orRefused(readEntryBody(changed, 'hashedrekord', '0.0.1')), { respelled: 'its bytes are a leaf of the log, which is where a change shows' }),
  bytes('readTrustedRoot', jsonBytes(trustedRoot()), (changed) => {
    const read = parseStrict(changed);
    return read.ok ? orRefused(readTrustedRoot(read.value)) : null;
  }, { respelled: 'the trust pack around it is in one spelling, and is the user’s own' }),
  bytes('readEventLine', jcs(chainOf([withheldDraft(0)])[0] ?? {}), (changed) => orRefused(readEventLine(changed, LIMITS))),
  bytes('readCustodyLine', encodeUtf8(custodyLine(custodyEntries(1)[0] ?? fail())), (changed) => orRefused(readCustodyLine(changed, LIMITS))),
  bytes('readTrustPack', jcs(PACK), (changed) => orRefused(readTrustPack(changed))),
  bytes('readKeyIntroduction', introduction, (changed) => orRefused(readKeyIntroduction(changed))),
  bytes('readKeyEndorsement', endorsement, (changed) => orRefused(readKeyEndorsement(changed))),
  bytes('readChain', encodeUtf8(writeChain([LEAF.subarray(0, 100), MIDDLE.certificate.subarray(0, 3)])), readChain, { shorter: 'a chain of one certificate is one' }),
  bytes('readCountersignature', countersignature, (changed) => orRefused(readCountersignature(changed, KEYS.approver.keyid, LIMITS))),
  bytes('readEventProof', eventProof, (changed) => orRefused(readEventProof(changed))),
  bytes('readSignOff', signOff, (changed) => orRefused(readSignOff(changed))),
  bytes('readPreviousRun', previousRun, (changed) => orRefused(readPreviousRun(changed)), { respelled: 'one line feed may follow, as on a terminal' }),
  bytes('readWaivers', jsonBytes({ format: 'proofroom.waivers.v1', waivers: [WAIVER, { ...WAIVER, withdrawn: { who: null, at: '2026-11-02T00:00:00.000Z', why: 'Mended.' } }, { ...WAIVER, subject: null }] }), (changed) => orRefused(readWaivers(changed)), { respelled: UNSIGNED_JSON }),
  bytes('readUserControl', jsonBytes(CONTROL), (changed) => orRefused(readUserControl(changed)), { respelled: UNSIGNED_JSON }),
  bytes('readControlPack', jsonBytes(controlPackFile), (changed) => orRefused(readControlPack(changed)), { respelled: UNSIGNED_JSON }),
  text('readJunit', '<testsuite name="s"><testcase name="a" time="1.5"><failure message="m">t</failure></testcase></testsuite>', (changed) => orRefused(readJunit(changed)), { respelled: 'XML: its file is named by a digest, and what is shown of it is what it says' }),
  bytes('readOtlp', jsonBytes({ resourceSpans: [{ scopeSpans: [{ spans: [{ spanId: 'a', name: 'n', startTimeUnixNano: '1785542400123999999', endTimeUnixNano: '1785542401000000000' }] }] }] }), (changed) => orRefused(readOtlp(changed)), { respelled: 'its file is named by a digest; parts of a millisecond are cut off' }),
  bytes('readOtlpSpan', jsonBytes({ resourceSpans: [{ resource: { attributes: [{ key: 'service.name', value: { stringValue: 's' } }] }, scopeSpans: [{ scope: { name: 'c' }, spans: [{ spanId: 'a', name: 'n', startTimeUnixNano: '1785542400123999999', endTimeUnixNano: '1785542401000000000', attributes: [{ key: 'k', value: { intValue: '7' } }], events: [{ name: 'e', timeUnixNano: '1785542400500000000' }] }] }] }] }), (changed) => readOtlpSpan(changed, 0), { respelled: 'its file is named by a digest, and members it does not know say nothing' }),
  bytes('readPublicKey', LEAF_KEY.spki, (changed) => readPublicKey(changed)?.export({ format: 'der', type: 'spki' }) ?? null),
  bytes('readEcKey', LEAF_KEY.spki, (changed) => (readEcKey(changed) === null ? null : changed)),
  bytes('readRsaKey', rsaSpki, (changed) => (readRsaKey(changed).outcome === 'good' ? changed : null)),
  bytes('parseExtraFields', zip64Extra, parseExtraFields, { shorter: 'a list of fields ends after any of them' }),
  bytes('readPdf', tinyPdf({ room: 8 }), (changed) => toldPdf(readPdf(changed)), { shorter: 'the line end behind the last mark may be missing; the signature covers it', respelled: 'white space, lengths of the mark and names of no meaning here; a signature covers every byte' }),
  bytes('readRevisions', withUpdate(unsignedPdf(), { 3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>' }), (changed) => toldPdf(readRevisions(changed)), { shorter: 'without its last revision it is the file that it was', respelled: 'as of one revision; only a signature over all of it passes' }),
];

function toldPdf(read: PdfReading): unknown {
  return read.ok ? [signatureField(read.file), read.file.end, read.file.signatures] : null;
}

/** The values of a node and of those in it, without what they stand on. */
function tree({ tag, content, children }: DerNode): unknown {
  return children.length === 0 ? [tag, content] : [tag, children.map(tree)];
}

function thrownAsNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    // What this reader documents, and its callers turn into an answer.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function fail(): never {
  throw new Error('there is no entry');
}
