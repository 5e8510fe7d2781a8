import JSZip from 'jszip';
import { sha256Hex } from '../../src/core/crypto/index.ts';
import { encodeBase64, encodeUtf8 } from '../../src/core/encoding/index.ts';
import { asJson, canonicalize } from '../../src/core/json/index.ts';
import { reviewDigest, SIGN_OFF_FORMAT, type ReviewEntry, type SignOffRole, type SignOffStatement } from '../../src/core/review/index.ts';
import { signStatement } from '../../src/engine/signing/sign-statement.ts';
import { demonstrationEd25519, type Signer } from '../../src/producer/keys/demonstration-keys.ts';
import { key, pack } from './document-fixture.ts';

/** A case with two rows of review work, signed off by two keys, as the window hands it over. */
export const PREPARER = demonstrationEd25519('sign-off', 'preparer');
export const REVIEWER = demonstrationEd25519('sign-off', 'reviewer');
export const SIGNERS = pack([key(PREPARER, { name: 'Ada' }), key(REVIEWER, { name: 'Henrik', holder: 'person:henrik' })], []);

export const EVIDENCE = 'ab'.repeat(32);
/** As much of a run as sign-offs look at: its bytes, and what it is about. What else runs hold changes, and is no matter here. */
const run = { format: 'proofroom.run.v1', subject: { kind: 'evidence-bundle', digest: EVIDENCE }, counts: { events: 7 } };
export const RUN = encodeUtf8(canonicalize(run));
export const CASE = '8e1c2f5a-0000-4000-8000-000000000001';
const NOTES: readonly ReviewEntry[] = [1, 2].map((n) => {
  const id = `8e1c2f5a-0000-4000-8000-00000000001${n}`;
  return { table: 'notes', key: id, value: { id, caseId: CASE, target: 'event:rec-1', text: `Looked at ${n}.`, createdAt: '2026-11-20T09:00:00.000Z', editedAt: null } };
});

export function envelope(role: SignOffRole, signer: Signer, changes: Partial<SignOffStatement> = {}): Uint8Array {
  return signStatement({
    format: SIGN_OFF_FORMAT, role, case: CASE, evidence: EVIDENCE, run: { id: sha256Hex(RUN).slice(0, 16), digest: sha256Hex(RUN) }, review: reviewDigest(NOTES),
    stated_at: '2026-11-20T10:00:00.000Z', name: role === 'preparer' ? 'A. Preparer' : 'H. Reviewer',
    key: { id: signer.keyid, algorithm: signer.algorithm, spki: encodeBase64(signer.spki) }, ...changes,
  }, signer);
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
export const signOffFile = (...envelopes: readonly Uint8Array[]): Uint8Array => encodeUtf8(envelopes.map((each) => `${text(each)}\n`).join(''));
export const BOTH = [envelope('preparer', PREPARER), envelope('reviewer', REVIEWER)] as const;

export type PortableFiles = Record<string, unknown>;
export const portableFiles = (envelopes: readonly Uint8Array[] = BOTH): PortableFiles => ({
  'case.json': {
    format: 'proofroom.portable-case.v1',
    case: { id: CASE, name: 'Third quarter', digest: EVIDENCE, evidenceName: 'q3.evidence.zip', createdAt: '2026-11-20T08:00:00.000Z', openedAt: '2026-11-20T08:00:00.000Z', archived: false, sender: null },
  },
  'notes.json': NOTES.map(({ value }) => structuredClone(value)),
  'signoffs.json': envelopes.map((each, index) => ({ id: `s${index}`, caseId: CASE, envelope: text(each), createdAt: '2026-11-20T10:00:00.000Z' })),
  'run.json': { id: sha256Hex(RUN).slice(0, 16), run: structuredClone(run), receipt: { startedAt: '2026-11-20T09:00:00.000Z', durationMs: 5 } },
});

/** As the window packs it: readable JSON, deflated. Bytes and texts go in as they are. */
export async function portableCase(files: PortableFiles): Promise<Uint8Array> {
  const zip = new JSZip();
  const date = new Date(Date.UTC(2026, 10, 20));
  for (const [name, value] of Object.entries(files)) zip.file(name, value instanceof Uint8Array || typeof value === 'string' ? value : JSON.stringify(value, null, 2), { date });
  return new Uint8Array(await zip.generateAsync({ type: 'arraybuffer', compression: 'DEFLATE' }));
}

export const signersPack = (): string => canonicalize(asJson(SIGNERS));
