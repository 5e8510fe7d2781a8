/** What a file says of itself. Nothing in it was verified: every value is the author's. */
export interface Inspection {
  readonly format: 'proofroom.inspection.v1';
  readonly verified: false;
  readonly kind: InspectedKind;
  readonly size: number;
  /** SHA-256 of the bytes; of a folder the digest of docs/formats/run.md. */
  readonly sha256: string;
  readonly sections: readonly Section[];
  /** Why there is no more to say; null when the file was understood. */
  readonly unread: string | null;
}

export interface Section {
  readonly title: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
}

export type InspectedKind =
  | 'evidence bundle' | 'archive' | 'folder' | 'Sigstore bundle' | 'trust pack' | 'run' | 'key introduction' | 'key endorsement' | 'DSSE envelope'
  | 'bundle description' | 'JSON' | 'custody log' | 'event log' | 'JSON lines' | 'signed note' | 'certificate' | 'certificate revocation list' | 'public key'
  | 'AWS CloudTrail export' | 'OTLP traces' | 'private key' | 'CMS' | 'time-stamp token' | 'time-stamp response' | 'PKCS#12' | 'PEM' | 'PDF' | 'unknown';

/** What a reader of one kind hands over. */
export interface Described {
  readonly kind: InspectedKind;
  readonly sections: readonly Section[];
  readonly unread?: string;
}

export const unreadAs = (kind: InspectedKind, unread: string): Described => ({ kind, sections: [], unread });

/** Lists in a description are as long as their author likes. */
const MAX_LISTED = 200;

export function listed<T>(title: string, items: readonly T[], fact: (item: T) => readonly [string, string]): readonly Section[] {
  if (items.length === 0) return [];
  const more = items.length > MAX_LISTED ? [['more', String(items.length - MAX_LISTED)] as const] : [];
  return [{ title: `${title} (${items.length})`, facts: [...items.slice(0, MAX_LISTED).map(fact), ...more] }];
}
