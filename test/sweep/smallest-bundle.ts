import { crc32 } from 'node:zlib';
import {
  APPROVAL_MEDIA_TYPE, COUNTERSIGNATURE_MEDIA_TYPE, MANIFEST_PATH, PREDICATE_TYPE, STATEMENT_MEDIA_TYPE, STATEMENT_TYPE, type ApprovalStatement,
  type CountersignatureStatement, type PrincipalsFile, type Statement,
} from '../../src/core/bundle/format.ts';
import { centralHeader, compareNames, endRecords, localHeader } from '../../src/core/bundle/sealed-form.ts';
import { sha256Hex } from '../../src/core/crypto/index.ts';
import { encodeBase64, encodeUtf8, toHex } from '../../src/core/encoding/index.ts';
import { writeChain } from '../../src/core/seal/index.ts';
import type { TrustPack } from '../../src/core/trust/pack.ts';
import { EXTENDED_KEY_USAGE } from '../../src/core/x509/index.ts';
import { demonstrationEd25519, demonstrationP256, type Signer } from '../../src/producer/keys/demonstration-keys.ts';
import { createAuthority, extendedKeyUsage, issue, keyUsage, writeCrl, writeName, writeTimeStampToken, type Authority } from '../../src/producer/pki/index.ts';
import { sealName } from '../../src/producer/seal/seal-files.ts';
import { signCheckpoint } from '../../src/producer/seal/checkpoint.ts';
import { signEnvelope } from '../../src/producer/seal/dsse.ts';
import { createEventChain } from '../../src/producer/seal/event-chain.ts';
import { jcsBytes } from '../../src/producer/seal/jcs.ts';
import { createLayout, type Region } from './regions.ts';

/**
 * The smallest bundle that has one of each kind of thing a byte can belong to: an archive header, a manifest signed by
 * both algorithms, a chained event, a disclosed value, a checkpoint, a snapshot, a signed approval, a certificate, a
 * revocation list, a time-stamp and a countersignature.
 */
export interface SmallestBundle {
  readonly archive: Uint8Array;
  readonly trustPack: Uint8Array;
  readonly asOf: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Every part of the archive, in order and without a gap. */
  readonly regions: readonly Region[];
}

const SEED = 'tiny';
const ORIGIN = 'log.example/a';
const AT = (second: number): string => `2026-03-02T09:00:${String(second).padStart(2, '0')}.000Z`;
const STAMPED_AT = Date.UTC(2026, 2, 2, 9, 0, 5);
const SPAN = { notBefore: Date.UTC(2026, 0, 1), notAfter: Date.UTC(2027, 0, 1) };

export function smallestBundle(): SmallestBundle {
  const [store, audit, log, person] = [
    demonstrationEd25519(SEED, 'store'), demonstrationP256(SEED, 'audit'), demonstrationEd25519(SEED, 'log'), demonstrationEd25519(SEED, 'person'),
  ];
  const chain = createEventChain(ORIGIN);
  const event = (second: number, type: string, layer: string, data: Record<string, string | number>, causes: string[] = []) => ({
    record_id: `e${second}`, timestamp: AT(second), type, layer, actor: { kind: 'service', id: 'svc-log' }, causes, data,
  });
  const lines = [
    chain.append({ members: event(0, 'log.opened', 'evidence', { origin: ORIGIN }) }),
    chain.append({ members: event(1, 'x.noted', 'fleet', { note: 'é' }, ['e0']), withheld: { why: { salt: 'AAAAAAAAAAAAAAAAAAAAAA', value: 'because', disclosed: true } } }),
  ].join('');
  const { first, last } = chain;
  if (first === null || last === null) throw new Error('the tiny log has no events');
  const approval: ApprovalStatement = {
    approval_id: 'a1', action_id: 'x1', action_digest: sha256Hex('x1'), decision: 'granted', approver: 'ann', account: 'ann@x', policy_version: '1',
    decided_at: AT(1), expires_at: AT(9), reason: 'ok',
  };
  const principals: PrincipalsFile = { principals: [{ id: 'ann', kind: 'person', name: 'Ann', accounts: ['ann@x'], manager: null }] };
  const files = new Map<string, Uint8Array>([
    ['approvals/a1.dsse.json', signEnvelope(APPROVAL_MEDIA_TYPE, approval, [person])],
    ['audit/a/0001.ndjson', encodeUtf8(lines)],
    ['checkpoints/a.txt', signCheckpoint(ORIGIN, 2, chain.root(), log)],
    ['identity/principals.json', jcsBytes(principals)],
  ]);
  const statement: Statement = {
    _type: STATEMENT_TYPE,
    predicateType: PREDICATE_TYPE,
    subject: [...files].map(([name, bytes]) => ({ name, digest: { sha256: sha256Hex(bytes) } })),
    predicate: {
      bundle_id: 'b1', created_at: AT(3), producer: { name: 'p', version: '1' }, tenant: 't', period: { from: AT(0), to: AT(2) }, signers: [store.keyid, audit.keyid],
      streams: [{ name: 'a', origin: ORIGIN, files: ['audit/a/0001.ndjson'], count: 2, first, last, merkle_root: toHex(chain.root()), previous: null }],
      snapshots: [{ kind: 'identity', path: 'identity/principals.json', at: AT(0) }], redactions: [],
    },
  };
  const manifest = signEnvelope(STATEMENT_MEDIA_TYPE, statement, [store, audit]);
  files.set(MANIFEST_PATH, manifest);
  const authority = createAuthority(demonstrationP256(SEED, 'authority'), { serial: 1n, subject: writeName(['CN', 'A']), ...SPAN });
  for (const [name, bytes] of added(authority, audit, person, manifest)) files.set(name, bytes);
  return { ...seal(files), files, trustPack: trustPack(store, authority, log, person), asOf: '2026-03-03T00:00:00.000Z' };
}

/** One of each kind of file under `seal/`: the second signer is known by its certificate alone. */
function added(authority: Authority, audit: Signer, person: Signer, manifest: Uint8Array): readonly (readonly [string, Uint8Array])[] {
  const leaf = issue(authority, audit.spki, { serial: 2n, subject: writeName(['CN', 'B']), ...SPAN, extensions: [keyUsage('digitalSignature')] });
  const stamper = demonstrationP256(SEED, 'stamper');
  const certificate = issue(authority, stamper.spki, { serial: 3n, subject: writeName(['CN', 'C']), ...SPAN, extensions: [extendedKeyUsage([EXTENDED_KEY_USAGE.timeStamping], true)] });
  const token = writeTimeStampToken({ stamped: manifest, policy: '1.3.9', serial: 1n, genTime: STAMPED_AT, signers: [{ signer: stamper, certificate }], certificates: [certificate] });
  const list = writeCrl(authority, { number: 1n, thisUpdate: SPAN.notBefore, nextUpdate: SPAN.notAfter, revoked: [] });
  const said: CountersignatureStatement = { manifest: sha256Hex(manifest), signer: 'ann', signed_at: AT(9), statement: 'ok' };
  return [
    [sealName.chain(audit.keyid), encodeUtf8(writeChain([leaf]))],
    [sealName.crl(list), list],
    [sealName.token(token), token],
    [sealName.countersignature(person.keyid), signEnvelope(COUNTERSIGNATURE_MEDIA_TYPE, said, [person])],
  ];
}

function seal(files: ReadonlyMap<string, Uint8Array>): Pick<SmallestBundle, 'archive' | 'regions'> {
  const out = createLayout();
  const sorted = [...files].map(([file, bytes]) => ({ file, name: encodeUtf8(file), bytes })).sort((a, b) => compareNames(a.name, b.name));
  const entries = sorted.map(({ file, name, bytes }) => {
    const entry = { name, crc32: crc32(bytes), size: bytes.length, offset: out.length };
    out.put('local header', file, localHeader(entry));
    out.put('data', file, bytes);
    return { file, entry };
  });
  const directory = out.length;
  for (const { file, entry } of entries) out.put('central record', file, centralHeader(entry));
  out.put('end record', null, endRecords(entries.length, directory, out.length - directory));
  return { archive: out.bytes(), regions: out.regions };
}

function trustPack(store: Signer, authority: Authority, log: Signer, person: Signer): Uint8Array {
  const key = (signer: Signer, name: string, holder: string, ...purposes: TrustPack['keys'][number]['purposes']): TrustPack['keys'][number] => ({
    keyid: signer.keyid, name, algorithm: signer.algorithm, spki: encodeBase64(signer.spki), purposes, holder,
    not_before: '2026-01-01T00:00:00.000Z', not_after: '2027-01-01T00:00:00.000Z',
  });
  const pack: TrustPack = {
    format: 'proofroom.trust-pack.v1', name: 'tiny', issued_at: '2026-03-01T00:00:00.000Z', stale_after_days: 90, manifest_threshold: 2,
    keys: [key(store, 'store', 'svc-store', 'manifest'), key(log, 'log', 'svc-log', 'checkpoint'), key(person, 'Ann', 'ann', 'approval', 'countersignature')],
    logs: [{ origin: ORIGIN, keyid: log.keyid }],
    anchors: [{ fingerprint: sha256Hex(authority.certificate), name: 'A', certificate: encodeBase64(authority.certificate), purposes: ['manifest', 'timestamp'] }],
  };
  return jcsBytes(pack);
}
