import type { Sentences } from '../../sentence.ts';
import { compared, file, given, place, problem } from '../values.ts';

/** About approvals, work packages and their receipts: each a signed file of its own. */
export const statements = {
  'approval.malformed': {
    title: 'An approval cannot be read',
    found: (f) => `${file(f, 'An approval')}${place(f)} is not a signed approval${problem(f)}.`,
    meaning: 'It approves nothing that could be verified.',
    next: 'Ask the producer for the approval as it was signed.',
  },
  'approval.signature-invalid': {
    title: 'An approval’s signature does not fit',
    found: (f) => `The signature on ${file(f, 'an approval')} does not hold${given(f, 'holder', ' with the key of ') || given(f, 'keyid', ' with the key ')}${problem(f)}.`,
    meaning: 'The approval was changed after signing, or was signed by someone else. It counts as no approval.',
    next: 'Ask the approver whether they approved this, and what exactly.',
  },
  'approval.key-unknown': {
    title: 'An approval by a key that you have not chosen to trust',
    found: (f) => `${file(f, 'An approval')} is signed by ${given(f, 'keyid', 'the key ') || 'a key'} that your trust pack does not hold for approvals.`,
    meaning: 'Whether the person it names gave this approval cannot be told.',
    next: 'Get the approver’s key over another channel than the evidence, add it to the trust pack, and verify again.',
  },
  'approval.key-refused': {
    title: 'An approval by a key that may not give it',
    found: (f) => `${file(f, 'An approval')} is signed by ${given(f, 'holder', 'the key of ') || given(f, 'keyid', 'the key ') || 'a key'}, which your trust pack holds but does not accept here${problem(f)}.`,
    meaning: 'However valid the signature, its maker had no standing to give it, or the key had been withdrawn. It counts as no approval.',
    next: 'Ask the producer why this key was used. If it was meant to be, change the trust pack and verify again.',
  },
  'approval.time-unproved': {
    title: 'Whether the key was still good when it signed cannot be told',
    found: (f) => `${file(f, 'An approval')} is signed by ${given(f, 'holder', 'the key of ') || given(f, 'keyid', 'the key ') || 'a key'}, which is not to be believed from a certain time on${given(f, 'compromisedSince', ' (', ')')}; when the signature was made is known from the producer’s clock only${given(f, 'at', ': ')}.`,
    meaning: 'Whoever misused the key later could have dated the signature back. Nothing independent says otherwise.',
    next: 'Ask the approver directly whether they approved this, and when.',
  },
  'approval.signer-mismatch': {
    title: 'An approval was signed by someone other than its approver',
    found: (f) => `${file(f, 'An approval')} names one person and is signed with the key of another.${compared(f, 'It names', 'the key belongs to')}`,
    meaning: 'The person named did not sign it. Someone approved in another’s name.',
    next: 'Ask both people. Look at what else that key signed.',
  },
  'package.malformed': {
    title: 'A work package or receipt cannot be read',
    found: (f) => `${file(f, 'A work package')}${place(f)} is not a signed work package or receipt${problem(f)}.`,
    meaning: 'What was to be executed, or what was, cannot be verified from it.',
    next: 'Ask the producer for the file as it was signed.',
  },
  'package.signature-invalid': {
    title: 'A work package’s or receipt’s signature does not fit',
    found: (f) => `The signature on ${file(f, 'a work package')} does not hold${given(f, 'holder', ' with the key of ') || given(f, 'keyid', ' with the key ')}${problem(f)}.`,
    meaning: 'It was changed after signing, or signed by someone else.',
    next: 'Ask the orchestrator’s or enclave’s operator for what was signed.',
  },
  'package.key-unknown': {
    title: 'A work package or receipt by a key that you have not chosen to trust',
    found: (f) => `${file(f, 'A work package')} is signed by ${given(f, 'keyid', 'the key ') || 'a key'} that your trust pack does not hold for it.`,
    meaning: 'Who issued or executed it cannot be told.',
    next: 'Get the key over another channel than the evidence, add it to the trust pack, and verify again.',
  },
  'package.key-refused': {
    title: 'A work package by a key that may not give it',
    found: (f) => `${file(f, 'A work package')} is signed by ${given(f, 'holder', 'the key of ') || given(f, 'keyid', 'the key ') || 'a key'}, which your trust pack holds but does not accept here${problem(f)}.`,
    meaning: 'However valid the signature, its maker had no standing to give it, or the key had been withdrawn.',
    next: 'Ask the producer why this key was used. If it was meant to be, change the trust pack and verify again.',
  },
  'package.time-unproved': {
    title: 'Whether the key was still good when it signed cannot be told',
    found: (f) => `${file(f, 'A work package')} is signed by ${given(f, 'holder', 'the key of ') || given(f, 'keyid', 'the key ') || 'a key'}, which is not to be believed from a certain time on${given(f, 'compromisedSince', ' (', ')')}; when the signature was made is known from the producer’s clock only${given(f, 'at', ': ')}.`,
    meaning: 'Whoever misused the key later could have dated the signature back. Nothing independent says otherwise.',
    next: 'Ask the orchestrator’s or enclave’s operator when it was signed.',
  },
  'package.signer-mismatch': {
    title: 'A work package or receipt was signed by someone other than it names',
    found: (f) => `${file(f, 'A work package')} names one party and is signed with the key of another.${compared(f, 'It names', 'the key belongs to')}`,
    meaning: 'The party named did not sign it.',
    next: 'Ask both parties. Look at what else that key signed.',
  },
} as const satisfies Partial<Sentences>;
