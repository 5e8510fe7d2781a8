/** Why a Sigstore signature is not believed: `values.reason` of `sigstore.untrusted`. */
export type SigstoreReason =
  | 'signature' | 'certificate-chain' | 'certificate-timestamp' | 'certificate-window' | 'no-certificate' | 'key-window' | 'no-key' | 'no-time'
  | 'timestamp' | 'timestamp-duplicate' | 'timestamp-future' | 'log-entry' | 'log-entry-missing' | 'log-promise' | 'log-inclusion' | 'log-checkpoint'
  | 'log-window' | 'root-malformed' | 'other';
