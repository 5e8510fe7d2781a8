import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { APPROVAL_MEDIA_TYPE, type ActionDescriptor, type ApprovalStatement, type BoundariesFile } from '../../src/core/bundle/format.ts';
import { sha256Hex } from '../../src/core/crypto/index.ts';
import { demonstrationEd25519, demonstrationP256 } from '../../src/producer/keys/demonstration-keys.ts';
import { signEnvelope } from '../../src/producer/seal/dsse.ts';
import { jcs, jcsBytes } from '../../src/producer/seal/jcs.ts';
import { sealBundle } from '../../src/producer/seal/seal-bundle.ts';
import { bundleFile } from '../../src/producer/seal/spool.ts';
import { createStreamWriter } from '../../src/producer/seal/stream-writer.ts';
import { readSealedArchive } from '../../src/producer/zip/read-sealed.ts';

/**
 * The bundle that docs/formats/evidence-bundle.md begins with: seven events, one action, one approval.
 * `npx tsx test/support/example-bundle.ts FOLDER` writes it there; with `--document` the specification's blocks too.
 */

const SEED = 'example';
const ORIGIN = 'log.example.com/plane';
const store = demonstrationEd25519(SEED, 'store');
const notary = demonstrationP256(SEED, 'notary');
const approver = demonstrationEd25519(SEED, 'approver');

const descriptor: ActionDescriptor = {
  kind: 'production.change',
  title: 'Raise the replica count of checkout from 4 to 6',
  targets: ['service:checkout'],
  environment: 'production',
  risk_class: 'medium',
  data_classes: ['internal'],
  reversibility: 'reversible',
  autonomy: 'execute-with-approval',
  scopes: ['production.change@production'],
  parameters: { replicas: '6' },
  rollback_plan: 'Set the replica count back to 4',
};
const digest = sha256Hex(jcs(descriptor));

const boundaries: BoundariesFile = {
  policy_id: 'boundaries',
  version: '1',
  effective_from: '2026-07-01T00:00:00.000Z',
  cells: [{ environment: 'production', risk_class: 'medium', max_autonomy: 'execute-with-approval', gate: 'one-approver', mode: 'enforce' }],
};

const approval: ApprovalStatement = {
  approval_id: 'apr-1',
  action_id: 'act-1',
  action_digest: digest,
  decision: 'granted',
  approver: 'person:ada',
  account: 'ada@example.com',
  policy_version: '1',
  decided_at: '2026-07-01T09:04:00.000Z',
  expires_at: '2026-07-01T17:00:02.000Z',
  reason: 'Load is rising, the old value is one command away.',
};

const agent = { kind: 'agent', id: 'agent:scaler', version: '1.0.0' } as const;
const service = (id: string) => ({ kind: 'service', id }) as const;

interface Line { readonly at: string; readonly type: string; readonly layer: string; readonly actor: object; readonly action?: string; readonly outcome?: string; readonly data: object }

function lines(): readonly Line[] {
  const path = 'approvals/apr-1.dsse.json';
  return [
    { at: '00:00:00.000', type: 'log.opened', layer: 'evidence', actor: service('service:store'), data: { origin: ORIGIN } },
    { at: '09:00:00.000', type: 'action.requested', layer: 'fleet', actor: agent, action: 'act-1', data: { descriptor, digest } },
    { at: '09:00:01.000', type: 'policy.decided', layer: 'policy', actor: service('service:policy'), action: 'act-1', outcome: 'escalated', data: {
      decision: 'require-approval', rule: 'human-gate-one', policy_id: 'boundaries', policy_version: '1', policy_digest: sha256Hex(jcs(boundaries)), mode: 'enforce',
      action_digest: digest, inputs: { environment: 'production', risk_class: 'medium', autonomy: 'execute-with-approval' }, obligations: ['approvals:1'],
    } },
    { at: '09:00:02.000', type: 'approval.requested', layer: 'policy', actor: service('service:orchestrator'), action: 'act-1', data: { approver_role: 'production-approver', action_digest: digest, expires_at: approval.expires_at } },
    { at: '09:04:00.000', type: 'approval.granted', layer: 'policy', actor: { kind: 'person', id: 'person:ada' }, action: 'act-1', outcome: 'success', data: { approval_id: 'apr-1', path, action_digest: digest, policy_version: '1', expires_at: approval.expires_at } },
    { at: '09:05:00.000', type: 'action.started', layer: 'fleet', actor: agent, action: 'act-1', data: { action_digest: digest } },
    { at: '09:05:20.000', type: 'action.completed', layer: 'fleet', actor: agent, action: 'act-1', outcome: 'success', data: { action_digest: digest, effects: ['service:checkout'] } },
  ];
}

/** Writes `example.evidence.zip` and `example.trust-pack.json` into an existing folder. */
export async function writeExample(folder: string): Promise<{ readonly bundlePath: string; readonly trustPackPath: string }> {
  const spool = mkdtempSync(join(tmpdir(), 'proofroom-example-'));
  try {
    const stream = createStreamWriter(spool, 'plane', ORIGIN, store, 'person:ada');
    lines().forEach((line, at) => stream.append({
      members: {
        record_id: `evt-${at + 1}`, timestamp: `2026-07-01T${line.at}Z`, type: line.type, layer: line.layer, actor: { ...line.actor },
        causes: at === 0 ? [] : [`evt-${at}`], data: JSON.parse(jcs(line.data)) as object,
        ...(line.action === undefined ? {} : { action_id: line.action }), ...(line.outcome === undefined ? {} : { outcome: line.outcome }),
      } as never,
      ...(line.type === 'action.requested' ? { withheld: { prompt: { salt: 'c2FsdCBvZiBleGFtcGxlIA', value: 'Checkout is slow. Add capacity.', disclosed: true } } } : {}),
    }));
    const { statement, files } = stream.finish();
    const bundlePath = join(folder, 'example.evidence.zip');
    await sealBundle(bundlePath, [
      ...files,
      bundleFile('agents/registry.json', jcsBytes({ agents: [{
        id: agent.id, name: 'Scaler', fleet: 'fleet:remediate', version: '1.0.0', model: 'operator-1', owner: 'person:bo', status: 'enabled',
        clearance: 'internal', scopes: ['production.change@production'],
      }] })),
      bundleFile('approvals/apr-1.dsse.json', signEnvelope(APPROVAL_MEDIA_TYPE, approval, [approver])),
      bundleFile('identity/principals.json', jcsBytes({ principals: [
        { id: 'person:ada', kind: 'person', name: 'Ada', accounts: ['ada@example.com'], manager: null },
        { id: 'person:bo', kind: 'person', name: 'Bo', accounts: ['bo@example.com'], manager: null },
      ] })),
      bundleFile('policy/boundaries/1.json', jcsBytes(boundaries)),
    ], {
      signers: [store, notary],
      predicate: {
        bundle_id: 'example-1', created_at: '2026-07-02T00:00:00.000Z', producer: { name: 'example', version: '1' }, tenant: 'example',
        period: { from: '2026-07-01T00:00:00.000Z', to: '2026-07-01T23:59:59.999Z' },
        streams: [statement],
        snapshots: [
          { kind: 'agents', path: 'agents/registry.json', at: '2026-07-01T23:59:59.999Z' },
          { kind: 'identity', path: 'identity/principals.json', at: '2026-07-01T23:59:59.999Z' },
          { kind: 'policy', path: 'policy/boundaries/1.json', at: boundaries.effective_from },
        ],
        redactions: [],
      },
    });
    const trustPackPath = join(folder, 'example.trust-pack.json');
    writeFileSync(trustPackPath, jcsBytes(trustPack()));
    return { bundlePath, trustPackPath };
  } finally {
    rmSync(spool, { recursive: true, force: true });
  }
}

function trustPack(): object {
  const key = (signer: typeof store, name: string, holder: string, purposes: readonly string[]) => ({
    keyid: signer.keyid, name, algorithm: signer.algorithm, spki: Buffer.from(signer.spki).toString('base64'), purposes, holder,
    not_before: '2026-01-01T00:00:00.000Z', not_after: '2027-12-31T23:59:59.999Z',
  });
  return {
    format: 'proofroom.trust-pack.v1', name: 'Example keys', issued_at: '2026-07-03T00:00:00.000Z', stale_after_days: 90, manifest_threshold: 2,
    keys: [key(store, 'Store', 'service:store', ['manifest', 'checkpoint']), key(notary, 'Notary', 'service:notary', ['manifest']), key(approver, 'Ada', 'person:ada', ['approval'])],
    logs: [{ origin: ORIGIN, keyid: store.keyid }],
  };
}

/** The parts of the example that the documents print, by the name of their marker. */
export async function exampleBlocks(folder: string): Promise<Readonly<Record<string, string>>> {
  const { bundlePath, trustPackPath } = await writeExample(folder);
  const archive = readFileSync(bundlePath);
  const files = readSealedArchive(archive);
  const text = (name: string): string => Buffer.from(files.get(name) ?? []).toString('utf8');
  const payload = (name: string): string => Buffer.from((JSON.parse(text(name)) as { payload: string }).payload, 'base64').toString('utf8');
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').replaceAll(/(.{8})/g, '$1 ').trim();
  const cut = (value: string): string => (value.length > 120 ? `${value.slice(0, 88)}… (${value.length} characters)` : value);
  const manifest = JSON.parse(text('manifest.dsse.json')) as { payload: string; payloadType: string; signatures: readonly object[] };
  return {
    files: [...files].map(([name, bytes]) => `${sha256Hex(bytes)} ${String(bytes.length).padStart(6)}  ${name}`).join('\n') + `\n${sha256Hex(archive)} ${String(archive.length).padStart(6)}  (the archive)`,
    events: text('audit/plane/0001.ndjson').trimEnd(),
    checkpoint: text('checkpoints/plane.txt').trimEnd(),
    approval: payload('approvals/apr-1.dsse.json'),
    statement: JSON.stringify(JSON.parse(payload('manifest.dsse.json')), null, 2),
    envelope: JSON.stringify({ ...manifest, payload: cut(manifest.payload) }, null, 2),
    header: hex(archive.subarray(0, 30 + 'agents/registry.json'.length)),
    end: hex(archive.subarray(archive.length - 22)),
    'trust-pack': JSON.stringify(JSON.parse(readFileSync(trustPackPath, 'utf8')), null, 2),
  };
}

/** The document with each block after `<!-- example: NAME -->` replaced. */
export function withBlocks(document: string, blocks: Readonly<Record<string, string>>): string {
  return document.replaceAll(/(<!-- example: ([a-z-]+) -->\n```[a-z]*\n)[\s\S]*?(```\n)/g, (_all, before: string, name: string, after: string) => {
    const block = blocks[name];
    if (block === undefined) throw new Error(`no block ${name}`);
    return `${before}${block}\n${after}`;
  });
}

export const DOCUMENTS = ['docs/formats/evidence-bundle.md', 'docs/formats/trust-pack.md'] as const;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const folder = process.argv[2] ?? '.';
  mkdirSync(folder, { recursive: true });
  const blocks = await exampleBlocks(folder);
  for (const [name, block] of Object.entries(blocks)) console.log(`== ${name}\n${block}\n`);
  if (process.argv.includes('--document')) for (const path of DOCUMENTS) writeFileSync(path, withBlocks(readFileSync(path, 'utf8'), blocks));
}
