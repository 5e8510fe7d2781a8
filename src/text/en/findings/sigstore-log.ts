import type { Sentences } from '../../sentence.ts';
import { compared, given, place, problem } from '../values.ts';

type F = Parameters<typeof given>[0];

/** What of an entry disagrees, by `values.part`. */
const PARTS: Readonly<Record<string, string>> = {
  kind: 'is of another kind than the bundle says',
  signature: 'is about another signature',
  verifier: 'names another certificate or key',
  digest: 'is about other content',
  payload: 'holds another statement',
};

const HEAD_PARTS: Readonly<Record<string, string>> = { size: 'size', root: 'root hash', index: 'index of the entry' };

function part(f: F, parts: Readonly<Record<string, string>>, otherwise: string): string {
  const named = f.values?.['part'];
  return (typeof named === 'string' && Object.hasOwn(parts, named) ? parts[named] : undefined) ?? otherwise;
}

/** About the transparency log’s entry of a Sigstore bundle: its promise, its proof, the signed head, and what it says. */
export const sigstoreLog = {
  'sigstore.log-entry-missing': {
    title: 'The signature is in no transparency log',
    found: () => 'The bundle carries no entry of a transparency log.',
    meaning: 'A signature that was never published can be made in secret and shown to you alone.',
    next: 'Ask the signer for a bundle with a log entry.',
  },
  'sigstore.log-entry-malformed': {
    title: 'The log entry cannot be read',
    found: (f) => `The transparency log’s entry${place(f)} does not have the form of one${problem(f)}.`,
    meaning: 'What was published could not be compared with this signature.',
    next: 'Ask the signer for the bundle as the signing tool wrote it.',
  },
  'sigstore.log-entry-unsupported': {
    title: 'The log entry is of a kind that is not read here',
    found: (f) => `The transparency log’s entry is of the kind ${given(f, 'kind', '') || 'of another version'}.`,
    meaning: 'Whether it is about this signature cannot be told.',
    next: 'Ask the signer for a bundle with an entry of the kind hashedrekord, dsse, or intoto 0.0.2.',
  },
  'sigstore.log-entry-mismatch': {
    title: 'The log entry is about something else',
    found: (f) => `The transparency log’s entry ${part(f, PARTS, 'is about something else')}.${compared(f, 'The bundle has', 'the log has')}`,
    meaning: 'What was published is not this signature, however sound the entry is.',
    next: 'Ask the signer for the bundle as the signing tool wrote it. Do not rely on this one.',
  },
  'sigstore.log-entry-duplicate': {
    title: 'The same log entry stands twice',
    found: (f) => `An entry of the transparency log${place(f)} repeats an earlier one${given(f, 'index', ', at the index ')}.`,
    meaning: 'Counted twice, one log would look like two.',
    next: 'Ask the signer for the bundle as the signing tool wrote it.',
  },
  'sigstore.log-unknown': {
    title: 'The log is not known',
    found: (f) => `The entry is of a transparency log that is not in the trusted root.${compared(f, 'Expected is', 'it names the log')}`,
    meaning: 'Anyone can run such a log and leave out of it what should not be seen.',
    next: 'Check that the trusted root belongs to the Sigstore instance that was used.',
  },
  'sigstore.log-outside-window': {
    title: 'The log was not trusted at that time',
    found: (f) => `The transparency log was not trusted at a time of signing.${compared(f, 'It is trusted', 'the time is')}`,
    meaning: 'A log that is retired, or not yet in use, proves nothing.',
    next: 'Check that the trusted root is the current one of the Sigstore instance that was used.',
  },
  'sigstore.promise-missing': {
    title: 'The log promised nothing',
    found: (f) => `The log entry${place(f)} carries no signed promise of the log, which a bundle of version 0.1 must have.`,
    meaning: 'No party but the signer says when the signature was made.',
    next: 'Ask the signer for the bundle as the signing tool wrote it.',
  },
  'sigstore.promise-invalid': {
    title: 'The log’s promise does not verify',
    found: (f) => `The log’s signed promise to include the entry${place(f)} does not fit the entry and its time.`,
    meaning: 'The entry, its time or the promise was changed. The time in it is not believed.',
    next: 'Ask the signer for the bundle as the signing tool wrote it.',
  },
  'sigstore.inclusion-missing': {
    title: 'Nothing proves that the entry is in the log',
    found: (f) => `The log entry${place(f)} carries no proof of inclusion, which a bundle of version 0.2 or later must have.`,
    meaning: 'The entry may never have been published: a log’s promise can be broken.',
    next: 'Ask the signer for a bundle with a proof of inclusion.',
  },
  'sigstore.inclusion-invalid': {
    title: 'The entry is not proved to be in the log',
    found: (f) => `The proof of inclusion does not lead from the entry${given(f, 'index', ' at index ')} to the head of the log${given(f, 'size', ' of ', ' entries')}.`,
    meaning: 'The entry, its place or the proof was changed, or the entry is not in that log.',
    next: 'Ask the signer for the bundle as the signing tool wrote it.',
  },
  'sigstore.checkpoint-missing': {
    title: 'The proof of inclusion has no signed head',
    found: (f) => `The proof of inclusion${place(f)} comes without the log’s signed head.`,
    meaning: 'It leads to a root hash that anybody could have made up.',
    next: 'Ask the signer for a bundle with a signed head.',
  },
  'sigstore.checkpoint-malformed': {
    title: 'The log’s signed head cannot be read',
    found: (f) => `The log’s head${place(f)} is not a signed note with a checkpoint in it.`,
    meaning: 'What the proof of inclusion should lead to is not known.',
    next: 'Ask the signer for the bundle as the signing tool wrote it.',
  },
  'sigstore.checkpoint-signer-unknown': {
    title: 'The log did not sign its head',
    found: (f) => `No signature on the log’s head is by the log that the entry names.${compared(f, 'Expected is', 'the head is signed by')}`,
    meaning: 'The head may be by anybody. The proof of inclusion rests on it and proves nothing.',
    next: 'Check that the trusted root belongs to the Sigstore instance that was used.',
  },
  'sigstore.checkpoint-invalid': {
    title: 'The signature on the log’s head does not fit',
    found: (f) => `A signature in the log’s name on its head${place(f)} does not verify with the log’s key.`,
    meaning: 'The head was changed after it was signed, or somebody else signed in the log’s name.',
    next: 'Ask the signer for the bundle as the signing tool wrote it.',
  },
  'sigstore.checkpoint-origin': {
    title: 'The head is of another log',
    found: (f) => `The head states another origin than the log that the entry names.${compared(f, 'Expected is', 'the head is of')}`,
    meaning: 'The proof of inclusion leads into another log.',
    next: 'Ask the signer for the bundle as the signing tool wrote it.',
  },
  'sigstore.checkpoint-mismatch': {
    title: 'The proof and the log’s head disagree',
    found: (f) => `The proof of inclusion states another ${part(f, HEAD_PARTS, 'tree')} than what is signed or stated beside it.${compared(f, 'Expected is', 'the proof states')}`,
    meaning: 'The proof was made for another head of the log, or one of the two was changed.',
    next: 'Ask the signer for the bundle as the signing tool wrote it.',
  },
} as const satisfies Partial<Sentences>;
