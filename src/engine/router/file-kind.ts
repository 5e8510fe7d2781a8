import type { FileView } from '../../contract/index.ts';
import type { CredentialKind } from '../inspect/index.ts';

/** What a file of a bundle is, by the fixed names of the format; what it claims inside is not asked. */
const KINDS: readonly (readonly [RegExp, FileView['kind']])[] = [
  [/^audit\/.+\.ndjson$/, 'events'],
  [/^(?:cloudtrail|traces)\.jsonl?$/, 'events'],
  [/^checkpoints\/.+\.txt$/, 'checkpoint'],
  [/^artifacts\/[^/]+\/junit\.xml$/, 'junit'],
  [/^artifacts\/[^/]+\/trace\.otlp\.json$/, 'otlp'],
  [/^artifacts\/[^/]+\/reproduction\.json$/, 'reproduction'],
  [/^artifacts\/[^/]+\/change\.diff$/, 'diff'],
  [/\.dsse\.json$/, 'envelope'],
  [/\.json$/, 'json'],
];

/** Kinds whose files are bytes or text, by the suffix that their makers give them. */
const CREDENTIALS: readonly (readonly [RegExp, CredentialKind])[] = [
  [/\.(?:pem|crt|cer|der)$/i, 'certificate'],
  [/\.crl$/i, 'crl'],
  [/\.(?:tst|tsr)$/i, 'timestamp'],
  [/\.p7[bcms]$/i, 'cms'],
];

export const isCredential = (kind: FileView['kind']): kind is CredentialKind => kind === 'certificate' || kind === 'crl' || kind === 'timestamp' || kind === 'cms';

/** `isText` is what the bytes showed; but for credentials only text is ever shown as anything but binary. */
export function fileKind(name: string, isText: boolean): FileView['kind'] {
  const credential = CREDENTIALS.find(([pattern]) => pattern.test(name))?.[1];
  if (credential !== undefined) return credential;
  if (!isText) return 'binary';
  return KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? 'text';
}
