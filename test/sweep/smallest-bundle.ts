import { crc32 } from 'node:zlib';
import {
  APPROVAL_MEDIA_TYPE, MANIFEST_PATH, PREDICATE_TYPE, STATEMENT_MEDIA_TYPE, STATEMENT_TYPE, type ApprovalStatement, type PrincipalsFile, type Statement,
} from '../../src/core/bundle/format.ts';
import { centralHeader, compareNames, endRecords, localHeader } from '../../src/core/bundle/sealed-form.ts';
import { sha256Hex } from '../../src/core/crypto/index.ts';
import { encodeBase64, encodeUtf8, toHex } from '../../src/core/encoding/index.ts';
import type { TrustPack } from '../../src/core/trust/pack.ts';
import { demonstrationEd25519, demonstrationP256, type Signer } from '../../src/producer/keys/demonstration-keys.ts';
import { signCheckpoint } from '../../src/producer/seal/checkpoint.ts';
import { signEnvelope } from '../../src/producer/seal/dsse.ts';
import { createEventChain } from '../../src/producer/seal/event-chain.ts';
import { jcsBytes } from '../../src/producer/seal/jcs.ts';
import { createLayout, type Region } from './regions.ts';

/**
 * The smallest bundle that has one of each kind of thing a byte can belong to: an archive header, a manifest signed by
 * both algorithms, a chained event, a disclosed value, a checkpoint, a snapshot and a signed approval.
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
  files.set(MANIFEST_PATH, signEnvelope(STATEMENT_MEDIA_TYPE, statement, [store, audit]));
  return { ...seal(files), files, trustPack: trustPack(store, audit, log, person), asOf: '2026-03-03T00:00:00.000Z' };
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

function trustPack(store: Signer, audit: Signer, log: Signer, person: Signer): Uint8Array {
  const key = (signer: Signer, name: string, holder: string, purpose: TrustPack['keys'][number]['purposes'][number]): TrustPack['keys'][number] => ({
    keyid: signer.keyid, name, algorithm: signer.algorithm, spki: encodeBase64(signer.spki), purposes: [purpose], holder,
    not_before: '2026-01-01T00:00:00.000Z', not_after: '2027-01-01T00:00:00.000Z',
  });
  const pack: TrustPack = {
    format: 'proofroom.trust-pack.v1', name: 'tiny', issued_at: '2026-03-01T00:00:00.000Z', stale_after_days: 90, manifest_threshold: 2,
    keys: [key(store, 'store', 'svc-store', 'manifest'), key(audit, 'audit', 'svc-audit', 'manifest'), key(log, 'log', 'svc-log', 'checkpoint'), key(person, 'Ann', 'ann', 'approval')],
    logs: [{ origin: ORIGIN, keyid: log.keyid }],
  };
  return jcsBytes(pack);
}
