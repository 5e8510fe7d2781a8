import type { DocumentPart, HeaderField, PartLimit, Timed } from '../../core/findings/index.ts';
import type { SignOffRole } from '../../core/review/index.ts';
import type { Subject } from '../../core/run.ts';
import type { AnchorPurpose } from '../../core/trust/index.ts';
import type { RevocationReason } from '../../core/x509/index.ts';

const purposes = {
  'manifest': 'bundles', 'checkpoint': 'heads of logs', 'approval': 'approvals', 'work-package': 'work packages', 'receipt': 'receipts', 'countersignature': 'countersignatures',
  'document': 'documents', 'timestamp': 'time-stamps',
} satisfies Readonly<Record<AnchorPurpose, string>>;

/** Words that findings carry beside what is wrong, as parts of sentences, by the name of the value. */
export const terms = {
  field: {
    'checksum': 'checksum', 'compressed-size': 'packed size', 'data-descriptor': 'sizes behind its data', 'date': 'date', 'extra-fields': 'extra fields', 'flags': 'flags',
    'length': 'length', 'local-header': 'description in front of its data', 'method': 'compression method', 'name': 'name', 'size': 'size', 'stored-size': 'size as it is stored',
    'time': 'time',
  } satisfies Readonly<Record<HeaderField, string>>,
  limit: { 'directory-size': 'on the size of the directory', 'name-length': 'on the length of a name' } satisfies Readonly<Record<PartLimit, string>>,
  part: {
    envelope: 'envelope', header: 'header', payload: 'content', serialization: 'outer form', signature: 'signature', x5c: 'chain of certificates',
  } satisfies Readonly<Record<DocumentPart, string>>,
  what: {
    'content': 'the content', 'created-at': 'the making of the bundle', 'custody-log': 'the custody log', 'document': 'the document', 'event': 'an event',
    'event-after-created-at': 'an event', 'sign-offs': 'the sign-offs', 'signature': 'the signature',
  } satisfies Readonly<Record<Timed, string>>,
  role: { preparer: 'preparer', reviewer: 'reviewer' } satisfies Readonly<Record<SignOffRole, string>>,
  purpose: purposes,
  purposes,
  reason: {
    unspecified: 'no reason given', keyCompromise: 'key in other hands', cACompromise: 'authority in other hands', affiliationChanged: 'holder changed place', superseded: 'replaced',
    cessationOfOperation: 'no longer used', certificateHold: 'on hold', removeFromCRL: 'taken off the list', privilegeWithdrawn: 'right withdrawn',
    aACompromise: 'attribute authority in other hands',
  } satisfies Readonly<Record<RevocationReason, string>>,
  kind: {
    'evidence-bundle': 'an evidence bundle', 'sigstore-bundle': 'a Sigstore bundle', 'signed-document': 'a signed document', 'custody-log': 'a custody log',
    'audit-export': 'an audit export', 'sign-off': 'a file of sign-offs', 'portable-case': 'a portable case', 'event-proof': 'an event with its proof', 'unreadable': 'a file that could not be read',
  } satisfies Readonly<Record<Subject['kind'], string>>,
} as const;
