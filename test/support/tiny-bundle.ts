import {
  APPROVAL_MEDIA_TYPE, MANIFEST_PATH, PREDICATE_TYPE, RECEIPT_MEDIA_TYPE, STATEMENT_MEDIA_TYPE, STATEMENT_TYPE,
  WORK_PACKAGE_MEDIA_TYPE, type BundlePredicate, type EventLine, type StreamStatement,
} from '../../src/core/bundle/format.ts';
import { genesisHash } from '../../src/core/chain/index.ts';
import { sha256Hex } from '../../src/core/crypto/index.ts';
import { pae } from '../../src/core/dsse/index.ts';
import { encodeBase64, encodeUtf8, fromHex, toHex } from '../../src/core/encoding/index.ts';
import { canonicalize, type JsonValue } from '../../src/core/json/index.ts';
import { consistencyProof, createTree, leafHash, noteKeyHash } from '../../src/core/tlog/index.ts';
import { readTrustPack, type TrustPack } from '../../src/core/trust/index.ts';
import type { Files } from './memory-container.ts';
import { ecdsaKey, ed25519Key, trusted, type TinyKey } from './tiny-keys.ts';

/** A complete small bundle, made here and not by the producer, so that the two cannot share a mistake. */

export const ORIGIN = 'log.tiny.example/main';
export const AS_OF = '2026-11-20T00:00:00.000Z';
const CREATED_AT = '2026-11-02T00:00:00.000Z';
export const KEYS = {
  manifest: ed25519Key(1),
  cosigner: ecdsaKey(2),
  log: ed25519Key(3),
  approver: ed25519Key(4),
  orchestrator: ed25519Key(5),
  runner: ed25519Key(6),
  stranger: ed25519Key(7),
} as const;

export const PACK: TrustPack = {
  format: 'proofroom.trust-pack.v1',
  name: 'Tiny trust',
  issued_at: '2026-11-01T00:00:00.000Z',
  stale_after_days: 90,
  manifest_threshold: 2,
  keys: [
    trusted(KEYS.manifest, 'plane', ['manifest']),
    trusted(KEYS.cosigner, 'notary', ['manifest']),
    trusted(KEYS.log, 'log', ['checkpoint']),
    trusted(KEYS.approver, 'maria', ['approval']),
    trusted(KEYS.orchestrator, 'orchestrator', ['work-package']),
    trusted(KEYS.runner, 'runner-1', ['receipt']),
  ],
  logs: [{ origin: ORIGIN, keyid: KEYS.log.keyid }],
};

export function trustOf(pack: TrustPack = PACK): { pack: TrustPack; digest: string } {
  const read = readTrustPack(jcs(pack));
  if (!read.ok) throw new Error(read.problem);
  return { pack: read.pack, digest: read.digest };
}

/** JCS bytes of anything JSON can say; the types of the format have no index signature, hence `object`. */
export function jcs(value: object): Uint8Array {
  return encodeUtf8(canonicalize(JSON.parse(JSON.stringify(value)) as JsonValue));
}

export function envelope(type: string, payload: Uint8Array, keys: readonly TinyKey[]): Uint8Array {
  const message = pae(type, payload);
  return jcs({
    payload: encodeBase64(payload),
    payloadType: type,
    signatures: keys.map((key) => ({ keyid: key.keyid, sig: encodeBase64(key.sign(message)) })),
  });
}

export type EventDraft = Omit<EventLine, 'prev' | 'hash'>;

export function draft(seq: number, more: Partial<EventDraft> = {}): EventDraft {
  return {
    record_id: `evt-${seq}`,
    seq,
    timestamp: new Date(Date.UTC(2026, 10, 1, 0, 0, seq)).toISOString(),
    type: 'agent.heartbeat',
    layer: 'fleet',
    actor: { kind: 'agent', id: 'agent-1' },
    causes: seq === 0 ? [] : [`evt-${seq - 1}`],
    data: { active_runs: seq, fleet_id: 'fleet-é' },
    ...more,
  };
}

/** One value opened and one redacted, both committed to by digest. */
export function withheldDraft(seq: number): EventDraft {
  const commit = (salt: string, name: string, value: JsonValue): string => sha256Hex(canonicalize([salt, name, value]));
  return draft(seq, {
    withheld: { email: commit('s2', 'email', 'a@example.com'), prompt: commit('s1', 'prompt', { text: 'why?' }) },
    open: { prompt: { salt: 's1', value: { text: 'why?' } } },
  });
}

export function chainOf(drafts: readonly EventDraft[], start: string = genesisHash(ORIGIN)): EventLine[] {
  let prev = start;
  return drafts.map((each) => {
    const { open, ...hashed } = { ...each, prev };
    const hash = sha256Hex(jcs(hashed));
    prev = hash;
    return open === undefined ? { ...hashed, hash } : { ...hashed, open, hash };
  });
}

export function linesOf(events: readonly EventLine[]): Uint8Array {
  return encodeUtf8(events.map((event) => `${new TextDecoder().decode(jcs(event))}\n`).join(''));
}

export function leavesOf(events: readonly { readonly hash: string }[]): Uint8Array[] {
  return events.map((event) => leafHash(fromHex(event.hash)!));
}

export function rootHex(leaves: readonly Uint8Array[]): string {
  const tree = createTree();
  leaves.forEach((leaf) => tree.append(leaf));
  return toHex(tree.root());
}

export function checkpoint(size: number, root: string, key: TinyKey = KEYS.log, origin: string = ORIGIN): Uint8Array {
  const text = `${origin}\n${size}\n${encodeBase64(fromHex(root)!)}\n`;
  const blob = new Uint8Array([...fromHex(noteKeyHash(origin, key.spki))!, ...key.sign(encodeUtf8(text))]);
  return encodeUtf8(`${text}\n— ${origin} ${encodeBase64(blob)}\n`);
}

export interface TinyOptions {
  readonly drafts?: readonly EventDraft[];
  /** Events per file; two files by default. */
  readonly perFile?: number;
  /** This bundle continues a log after so many of its events. */
  readonly after?: number;
  readonly predicate?: (predicate: BundlePredicate) => BundlePredicate;
  readonly statement?: (statement: Record<string, unknown>) => Record<string, unknown>;
  /** Changes files before they are listed and signed. */
  readonly before?: (files: Files) => void;
  readonly signers?: readonly TinyKey[];
}

const DEFAULT_DRAFTS = [
  draft(0, { type: 'log.opened', layer: 'evidence', data: { origin: ORIGIN } }), draft(1), draft(2), withheldDraft(3), draft(4), draft(5), draft(6),
];

/** Files of a sealed bundle, its manifest last. */
export function tinyBundle(options: TinyOptions = {}): Files {
  const all = chainOf(options.drafts ?? DEFAULT_DRAFTS);
  const after = options.after ?? 0;
  const events = all.slice(after);
  const files = snapshotFiles();
  const perFile = options.perFile ?? 4;
  const names: string[] = [];
  for (let at = 0; at < events.length; at += perFile) {
    const name = `audit/main/${String(names.length + 1).padStart(4, '0')}.ndjson`;
    names.push(name);
    files.set(name, linesOf(events.slice(at, at + perFile)));
  }
  files.set('checkpoints/main.txt', checkpoint(all.length, rootHex(leavesOf(all))));
  options.before?.(files);
  const predicate: BundlePredicate = {
    bundle_id: 'bundle-1',
    created_at: CREATED_AT,
    producer: { name: 'tiny', version: '1' },
    tenant: 'tiny',
    period: { from: '2026-11-01T00:00:00.000Z', to: '2026-11-01T23:59:59.999Z' },
    signers: (options.signers ?? [KEYS.manifest, KEYS.cosigner]).map((key) => key.keyid),
    streams: [streamOf(all, after, names)],
    snapshots: [{ kind: 'identity', path: 'identity/principals.json', at: CREATED_AT }],
    redactions: [{ path: names[0]!, field: 'email', by: 'privacy', reason: 'personal data' }],
  };
  seal(files, options.predicate?.(predicate) ?? predicate, options);
  return files;
}

function streamOf(all: readonly EventLine[], after: number, files: readonly string[]): StreamStatement {
  const leaves = leavesOf(all);
  const before = createTree();
  leaves.slice(0, after).forEach((leaf) => before.append(leaf));
  return {
    name: 'main',
    origin: ORIGIN,
    files,
    count: all.length - after,
    first: { seq: after, hash: all[after]!.hash },
    last: { seq: all.length - 1, hash: all.at(-1)!.hash },
    merkle_root: rootHex(leaves),
    previous: after === 0 ? null : {
      tree_size: after,
      hash: all[after - 1]!.hash,
      root: toHex(before.root()),
      compact_range: before.compactRange().map(toHex),
      consistency_proof: consistencyProof(leaves, after).map(toHex),
    },
  };
}

function seal(files: Files, predicate: BundlePredicate, options: Pick<TinyOptions, 'statement' | 'signers'> = {}): void {
  files.delete(MANIFEST_PATH);
  const subject = [...files].filter(([name]) => !name.startsWith('seal/')).sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, bytes]) => ({ name, digest: { sha256: sha256Hex(bytes) } }));
  const statement = { _type: STATEMENT_TYPE, predicateType: PREDICATE_TYPE, subject, predicate };
  const payload = jcs(options.statement?.(statement) ?? statement);
  files.set(MANIFEST_PATH, envelope(STATEMENT_MEDIA_TYPE, payload, options.signers ?? [KEYS.manifest, KEYS.cosigner]));
}

const APPROVAL = {
  approval_id: 'apr-1', action_id: 'act-1', action_digest: 'a'.repeat(64), decision: 'granted', approver: 'maria',
  account: 'maria@tiny.example', policy_version: '2026-10', decided_at: '2026-11-01T00:00:02.000Z',
  expires_at: '2026-11-01T01:00:00.000Z', reason: 'looks right',
};
const WORK_PACKAGE = {
  package_id: 'pkg-1', action_id: 'act-1', action_digest: 'a'.repeat(64), enclave: 'enclave-1', commands: ['deploy'],
  scope: { resources: ['svc-1'], environment: 'staging', data_classes: ['internal'] },
  issued_at: '2026-11-01T00:00:03.000Z', expires_at: '2026-11-01T01:00:00.000Z',
};

function snapshotFiles(): Files {
  const work = envelope(WORK_PACKAGE_MEDIA_TYPE, jcs(WORK_PACKAGE), [KEYS.orchestrator]);
  const receipt = {
    package_id: 'pkg-1', package_digest: sha256Hex(work), runner: 'runner-1', started_at: '2026-11-01T00:00:04.000Z',
    finished_at: '2026-11-01T00:00:05.000Z', outcome: 'success', output_digest: 'b'.repeat(64),
  };
  return new Map([
    ['identity/principals.json', jcs({ principals: [{ id: 'maria', kind: 'person', name: 'María', accounts: ['maria@tiny.example'], manager: null }] })],
    ['identity/roles.json', jcs({ roles: [{ id: 'approver', name: 'Approver', permissions: [{ action: 'production.change', environment: '*', systems: ['svc-1'] }] }] })],
    ['policy/boundaries/2026-10.json', jcs({ policy_id: 'pol', version: '2026-10', effective_from: '2026-10-01T00:00:00.000Z', cells: [{ environment: 'staging', risk_class: 'low', max_autonomy: 'execute', gate: 'none', mode: 'enforce' }] })],
    ['graph/g-1.json', jcs({ snapshot_id: 'g-1', valid_from: '2026-11-01T00:00:00.000Z', nodes: [{ id: 'svc-1', kind: 'service', name: 'Service', layer: null, environment: 'staging', data_class: 'internal', owner: 'maria' }], edges: [] })],
    ['approvals/apr-1.dsse.json', envelope(APPROVAL_MEDIA_TYPE, jcs(APPROVAL), [KEYS.approver])],
    ['work-packages/pkg-1.dsse.json', work],
    ['work-packages/pkg-1.receipt.dsse.json', envelope(RECEIPT_MEDIA_TYPE, jcs(receipt), [KEYS.runner])],
    ['artifacts/art-1/change.diff', encodeUtf8('--- a\n+++ b\n')],
  ]);
}
