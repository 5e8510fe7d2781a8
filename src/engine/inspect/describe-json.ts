import { parseEnvelope } from '../../core/dsse/index.ts';
import type { Misfit } from '../../core/findings/index.ts';
import { isJsonArray, isJsonObject, parseStrict, type JsonObject, type JsonValue } from '../../core/json/index.ts';
import { readPreviousRun } from '../../core/previous/index.ts';
import { verifySigstoreBundle } from '../../core/sigstore/index.ts';
import { readKeyEndorsement, readKeyIntroduction, readTrustPack } from '../../core/trust/index.ts';
import { listed, unreadAs, type Described } from './inspection.ts';

const MAX_BYTES = 256 * 2 ** 20;

/** A JSON document by its own words. `null` when the bytes are no one JSON object. */
export function describeJson(bytes: Uint8Array): Described | null {
  const read = parseStrict(bytes, { maxDepth: 64, maxBytes: MAX_BYTES });
  if (!read.ok || !isJsonObject(read.value)) return null;
  const { value } = read;
  const format = value['format'];
  if (format === 'proofroom.trust-pack.v1') return trustPack(bytes);
  if (format === 'proofroom.run.v1') return run(bytes, value);
  if (typeof value['mediaType'] === 'string' && value['mediaType'].startsWith('application/vnd.dev.sigstore.bundle')) return sigstore(bytes, value['mediaType']);
  if (typeof value['payloadType'] === 'string' && typeof value['payload'] === 'string') return envelope(bytes);
  if (typeof value['bundle_id'] === 'string' && isJsonObject(value['logs'])) return { kind: 'bundle description', sections: [{ title: 'description', facts: [['bundle', value['bundle_id']], ['logs', Object.keys(value['logs']).join(', ')]] }] };
  return { kind: 'JSON', sections: [{ title: 'members', facts: Object.entries(value).slice(0, 20).map(([name, member]) => [name, memberText(member)]) }], unread: 'JSON of no kind that is known here' };
}

function trustPack(bytes: Uint8Array): Described {
  const read = readTrustPack(bytes);
  if (!read.ok) return unreadAs('trust pack', misfitWord(read));
  const { pack } = read;
  return { kind: 'trust pack', sections: [
    { title: 'pack', facts: [['name', pack.name], ['issued', pack.issued_at], ['stale after days', String(pack.stale_after_days)], ['manifest threshold', String(pack.manifest_threshold)], ['Sigstore trusted root', pack.sigstore === undefined ? 'none' : 'there']] },
    ...listed('keys', pack.keys, (key) => [key.keyid, `${key.name}, ${key.holder}, ${key.algorithm}, ${key.purposes.join(' ')}${key.compromised_since === undefined ? '' : `, not believed from ${key.compromised_since}`}`]),
    ...listed('logs', pack.logs, (log) => [log.origin, log.keyid]),
    ...listed('certificate authorities', pack.anchors ?? [], (anchor) => [anchor.fingerprint, `${anchor.name}, ${anchor.purposes.join(' ')}`]),
    ...listed('revocation lists', pack.crls ?? [], (crl) => ['list', `${crl.length} characters of base64`]),
  ] };
}

function run(bytes: Uint8Array, value: JsonObject): Described {
  const read = readPreviousRun(bytes);
  if (!read.ok) return unreadAs('run', misfitWord(read));
  const { subject, axes, streams, files, signers } = read.previous;
  const software = value['software'];
  const inputs = value['inputs'];
  return { kind: 'run', sections: [
    { title: 'run', facts: [
      ['of', `${subject.kind} ${subject.digest}`], ['version', isJsonObject(software) ? textOf(software['version']) : ''], ['as of', isJsonObject(inputs) ? textOf(inputs['asOf']) : ''],
      ['signers', String(signers.length)], ['files', String(files.length)],
    ] },
    { title: 'verdict, as the run states it', facts: axes.map(({ axis, outcome }) => [axis, outcome]) },
    ...listed('logs', streams, ({ origin, lastSeq }) => [origin, `up to event ${lastSeq}`]),
  ] };
}

/** The certificate's identity as it claims it: nothing is checked against a trusted root. */
function sigstore(bytes: Uint8Array, mediaType: string): Described {
  const found = verifySigstoreBundle({ bundle: bytes, artifact: null, trust: null, asOf: '9999-12-31T23:59:59.999Z' });
  const malformed = found.reports.flatMap((report) => report.findings).find(({ code }) => code === 'sigstore.malformed');
  if (malformed !== undefined) return unreadAs('Sigstore bundle', `it cannot be read: ${textOf(malformed.values?.['problem'])}`);
  return { kind: 'Sigstore bundle', sections: [
    { title: 'bundle', facts: [['media type', mediaType], ['identity claimed', found.subject.identity ?? 'none'], ['issuer claimed', found.subject.issuer ?? 'none']] },
    ...listed('signatures', found.signers, ({ keyid, algorithm }) => [keyid, algorithm]),
  ] };
}

function envelope(bytes: Uint8Array): Described {
  const introduction = readKeyIntroduction(bytes);
  const endorsement = introduction.ok ? null : readKeyEndorsement(bytes);
  const about = introduction.ok ? introduction.introduction : endorsement?.ok === true ? endorsement.read.introduction : null;
  const { envelope: read, problems } = parseEnvelope(bytes);
  if (read === null) return unreadAs('DSSE envelope', problems[0]?.problem ?? 'it cannot be read');
  const payload = parseStrict(read.payload, { maxDepth: 64, maxBytes: MAX_BYTES });
  const members = payload.ok && isJsonObject(payload.value) ? Object.entries(payload.value) : [];
  return { kind: introduction.ok ? 'key introduction' : endorsement?.ok === true ? 'key endorsement' : 'DSSE envelope', sections: [
    { title: 'envelope', facts: [['payload type', read.payloadType], ['payload bytes', String(read.payload.length)]] },
    ...(about === null ? [] : [{ title: 'key', facts: [['keyid', about.key.keyid], ['name', about.key.name], ['holder', about.key.holder], ['algorithm', about.key.algorithm], ['purposes', about.key.purposes.join(' ')]] as const }]),
    ...listed('payload', about === null ? members.slice(0, 20) : [], ([name, member]) => [name, memberText(member)]),
    ...listed('signatures', read.signatures, ({ keyid, sig }) => [keyid, `${sig?.length ?? 0} bytes, algorithm unknown without the key`]),
  ] };
}

/** An inspection is for programs too: the word and its place. */
const misfitWord = ({ problem, at }: Misfit): string => (at.offset === undefined ? `${problem} at ${at.pointer || '/'}` : `${problem} at byte ${at.offset}`);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A member in a few words: what it holds, or how much. */
export function memberText(value: JsonValue): string {
  if (isJsonArray(value)) return `list of ${value.length}`;
  if (isJsonObject(value)) return `object of ${Object.keys(value).length}`;
  return typeof value === 'string' ? value.slice(0, 200) : JSON.stringify(value);
}
