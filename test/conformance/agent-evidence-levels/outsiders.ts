import { verifySignature } from '../../../src/core/crypto/index.ts';
import { decodeBase64, fromHex, toHex } from '../../../src/core/encoding/index.ts';
import { isJsonArray, isJsonObject, parseCanonical, type JsonObject } from '../../../src/core/json/index.ts';
import { leafHash, verifyInclusion } from '../../../src/core/tlog/index.ts';
import type { Artifact } from './artifact.ts';
import { integer, object, text, type Outcome, type SignedLine } from './record.ts';
import { passIf, verifiedKey } from './recorders.ts';
import { SIGNED_HEAD, type Anchors } from './schema.ts';

/** Checks n to v: what a log and a counterparty, outside the operator's control, add to the recorders. */
export function anchorChecks(artifact: Artifact): Record<'n' | 'o' | 'p' | 'q' | 'u', Outcome> {
  const { anchors, logs, manifest } = artifact;
  const declared = object(manifest, 'anchor');
  const u = independence(artifact, declared === null ? '' : text(declared, 'log_key'));
  if (declared === null || anchors === null) return { n: 'UV', o: 'UV', p: 'UV', q: 'UV', u };
  if (anchors === 'malformed') return { n: 'FAIL', o: 'FAIL', p: 'FAIL', q: 'FAIL', u };
  const { root, size } = anchors.tree_head;
  const hashes = (texts: readonly string[]): Uint8Array[] => texts.map((each) => fromHex(each) ?? new Uint8Array(0));
  const included = anchors.entries.length > 0 && anchors.entries.every((entry) => {
    const [leaf, top] = hashes([entry.leaf, root]);
    return verifyInclusion(entry.index, size, leaf!, hashes(entry.proof), top!);
  });
  const unchanged = anchors.entries.every((entry) => {
    const record = logs.find((log) => log.id === entry.recorder)?.records.find((each) => integer(each.value, 'seq') === entry.seq);
    return record !== undefined && toHex(leafHash(record.payload)) === entry.leaf;
  });
  const anchoredTo = (id: string): number => Math.max(-1, ...anchors.entries.filter((entry) => entry.recorder === id).map((entry) => entry.seq));
  const covered = logs.every((log) => log.records.every((each) => integer(each.value, 'seq') <= anchoredTo(log.id)));
  const key = artifact.keys.get(text(declared, 'log_key'));
  return { n: key === undefined ? 'UV' : passIf(isSignedHead(anchors, key)), o: passIf(included), p: passIf(unchanged), q: passIf(covered), u };
}

/** Section 6: the exact signed bytes are canonical, say what the file says, and verify. */
function isSignedHead({ log, tree_head: head }: Anchors, key: Uint8Array): boolean {
  const signed = decodeBase64(head.signed);
  const signature = decodeBase64(head.sig);
  const read = signed === null ? null : parseCanonical(signed);
  const value: unknown = read?.ok === true ? read.value : null;
  const problems: Parameters<typeof SIGNED_HEAD>[2] = [];
  if (signed === null || signature === null || !SIGNED_HEAD(value, '', problems) || problems.length > 0) return false;
  return value.log === log && value.root === head.root && value.size === head.size && verifySignature('ed25519', key, signed, signature) === 'valid';
}

/** An outsider's key must be none that signed for a recorder. */
function independence({ logs }: Artifact, key: string): Outcome {
  const recorders = logs.map(verifiedKey);
  if (key === '' || recorders.includes('UV')) return 'UV';
  return passIf(!recorders.includes('FAIL') && !recorders.includes(key));
}

export function counterpartyChecks(artifact: Artifact): Record<'r' | 's' | 't' | 'v', Outcome> {
  const declared = object(artifact.manifest, 'counterparty');
  const v = independence(artifact, declared === null ? '' : text(declared, 'key'));
  const all = artifact.counterparty;
  if (declared === null || all === null) return { r: 'UV', s: 'UV', t: 'UV', v };
  const statements = all.filter((each) => !each.readable || text(each.value, 'run') === artifact.run);
  const s = binding(artifact, all, statements);
  return { r: signatures(all, statements), s, t: s === 'PASS' ? audit(artifact, declared, statements) : 'UV', v };
}

function signatures(all: readonly SignedLine[], statements: readonly SignedLine[]): Outcome {
  if (all.some((each) => each.signature === 'UV')) return 'UV';
  return passIf(all.length > 0 && statements.every((each) => each.signature === 'PASS' && each.canonical && each.closed));
}

/** Every recorder opened with one nonce, and each statement answers this run and that nonce with one answer. */
function binding({ logs, run }: Artifact, all: readonly SignedLine[], statements: readonly SignedLine[]): Outcome {
  const nonces = new Set(logs.map((log) => text(log.records[0]?.value ?? {}, 'cp_nonce')));
  const [nonce = ''] = nonces;
  if (nonces.size !== 1 || nonce === '' || (statements.length === 0 && all.length > 0)) return 'FAIL';
  if (statements.some((each) => each.signature !== 'PASS')) return 'UV';
  return passIf(statements.every(({ value }) =>
    value['v'] === 1 && value['type'] === 'received' && value['run'] === run && value['nonce'] === nonce && isOneAnswer(value)));
}

function isOneAnswer(value: JsonObject): boolean {
  const received = object(value, 'received');
  if (Object.hasOwn(value, 'received') && Object.hasOwn(value, 'none')) return false;
  return received === null ? value['none'] === true : text(received, 'event_id') !== '';
}

/** Both ways: what was recorded as going out, and what the other side says it received. */
function audit({ logs }: Artifact, declared: JsonObject, statements: readonly SignedLine[]): Outcome {
  const flows = isJsonArray(declared['flows']) ? declared['flows'] : [];
  if (flows.length === 0) return 'UV';
  const recorded = new Set(logs.flatMap((log) => log.records).flatMap(({ value }) => {
    const event = object(value, 'event');
    return event !== null && text(event, 'dir') === 'out' && flows.includes(text(event, 'class')) ? [text(event, 'id')] : [];
  }));
  const confirmed = new Set(statements.flatMap(({ value }) => {
    const received = value['received'];
    return flows.includes(text(value, 'flow')) && isJsonObject(received) ? [text(received, 'event_id')] : [];
  }));
  return passIf(recorded.size === confirmed.size && [...recorded].every((id) => confirmed.has(id)));
}
