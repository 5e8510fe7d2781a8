import { sha256Hex } from '../core/crypto/index.ts';
import { encodeBase64 } from '../core/encoding/index.ts';
import type { AnchorPurpose, KeyPurpose, TrustAnchor, TrustedKey, TrustPack } from '../core/trust/pack.ts';
import type { Signer } from './keys/demonstration-keys.ts';
import { iso, TRUST_ISSUED_AT } from './scenario/calendar.ts';
import { APPROVERS, type Keyring } from './scenario/keyring.ts';
import { streamOrigins } from './scenario/streams.ts';
import { RUNNERS } from './scenario/organisation.ts';
import { demonstrationPki, RECIPIENT } from './scenario/seal.ts';
import type { Authority } from './pki/index.ts';

/** The keys a reader of the demonstration chooses to believe. The same for both twins of a seed. */
export function demonstrationTrustPack(seed: string, keyring: Keyring): TrustPack {
  const { company, time } = demonstrationPki(seed);
  return {
    format: 'proofroom.trust-pack.v1',
    name: `Demonstration keys of Halden Freight, seed ${seed}`,
    issued_at: iso(TRUST_ISSUED_AT),
    stale_after_days: 90,
    manifest_threshold: 2,
    keys: [
      trusted(keyring.store, 'Evidence store', 'service:evidence-store', ['manifest', 'checkpoint']),
      trusted(keyring.orchestrator, 'Orchestrator', 'service:orchestrator', ['work-package']),
      trusted(keyring.recipient, 'Receiving desk of compliance', RECIPIENT, ['countersignature']),
      ...RUNNERS.map(({ runner, enclave }) => trusted(keyring.runner(runner), `Runner of ${enclave}`, runner, ['receipt'])),
      ...APPROVERS.map((person) => trusted(keyring.approver(person.id), `Approval key of ${person.name}`, person.id, ['approval'])),
    ],
    logs: [false, true].flatMap((incident) => Object.values(streamOrigins(incident))).map((origin) => ({ origin, keyid: keyring.store.keyid })),
    anchors: [
      anchor(company, 'Halden Freight root authority', ['manifest']),
      anchor(time, 'Meridian Time', ['timestamp']),
    ],
  };
}

function anchor({ certificate }: Authority, name: string, purposes: readonly AnchorPurpose[]): TrustAnchor {
  return { fingerprint: sha256Hex(certificate), name, certificate: encodeBase64(certificate), purposes };
}

function trusted(signer: Signer, name: string, holder: string, purposes: readonly KeyPurpose[]): TrustedKey {
  return {
    keyid: signer.keyid,
    name,
    algorithm: signer.algorithm,
    spki: encodeBase64(signer.spki),
    purposes,
    holder,
    not_before: '2026-01-01T00:00:00.000Z',
    not_after: '2027-06-30T23:59:59.999Z',
  };
}
