import type { Sentences } from '../../sentence.ts';
import { compared, file, given, place, problem } from '../values.ts';

/** About the signed list of contents, and the files against it. */
export const manifest = {
  'manifest.missing': {
    title: 'There is no signed list of contents',
    found: () => 'The bundle holds no manifest.',
    meaning: 'Nothing says what should be in the bundle or who vouches for it, so neither can be verified.',
    next: 'Ask the producer for the complete bundle.',
  },
  'manifest.ambiguous': {
    title: 'There are two signed lists of contents',
    found: () => 'The bundle holds both a DSSE manifest and a Sigstore manifest.',
    meaning: 'They could say different things, and different readers would follow different ones. Such a bundle is refused.',
    next: 'Ask the producer which one is meant, and for a bundle that holds that one only.',
  },
  'manifest.malformed': {
    title: 'The signed list of contents cannot be read',
    found: (f) => `The manifest${place(f)} is not what its format asks for${problem(f)}.`,
    meaning: 'What the bundle claims to contain could not be established, so its files could not be checked against it.',
    next: 'Ask the producer for the bundle again. If it comes the same, the producer writes manifests that do not follow the format.',
  },
  'manifest.not-canonical': {
    title: 'The signed list of contents is not in its one byte form',
    found: (f) => `The manifest${place(f)} is valid JSON but not in the canonical form (RFC 8785)${problem(f)}.`,
    meaning: 'A document that can be written in several ways can be read in several ways. The bytes were changed after sealing, or were never sealed.',
    next: 'Ask the producer for the bundle as it was sealed.',
  },
  'manifest.unknown-member': {
    title: 'The signed list of contents holds something unknown',
    found: (f) => `The manifest${place(f)} holds a member that the format does not have${given(f, 'member', ': ')}${problem(f)}.`,
    meaning: 'Its meaning is not known to this version, and what is not understood is not vouched for.',
    next: 'Look whether a newer version of Proofroom reads this format. Otherwise ask the producer what the member means.',
  },
  'manifest.signers-mismatch': {
    title: 'The signatures are not those that were announced',
    found: (f) => `The signed content names its signers; the envelope carries others.${compared(f, 'Announced:', 'present:')}`,
    meaning: 'A signature was removed, added or put in another order after the manifest was made.',
    next: 'Ask every announced signer whether they signed this bundle.',
  },
  'manifest.stream-mismatch': {
    title: 'A log is not as the signed list describes it',
    found: (f) => `The manifest describes ${given(f, 'stream', 'the log ') || 'a log'} in a way that its files do not bear out${problem(f)}.${compared(f, 'The manifest states', 'the files give')}`,
    meaning: 'Either the log was changed after the manifest was signed, or the manifest was wrong when it was signed.',
    next: 'Compare with another copy of the log. Ask the producer which of the two is right, and why they differ.',
  },
  'file.digest-mismatch': {
    title: 'A file is not the one that was signed for',
    found: (f) => `${file(f, 'A file')} differs from what the manifest lists.${compared(f, 'The manifest states SHA-256', 'the bytes give')}`,
    meaning: 'At least one byte of the file was changed, added or removed after the manifest was made, or another file was put in its place.',
    next: 'Compare the file with the original in the system it came from. Treat what it says as unverified.',
  },
  'file.unreadable': {
    title: 'A file could not be read',
    found: (f) => `${file(f, 'A file')} could not be read to its end${place(f)}${problem(f)}.`,
    meaning: 'Whether it is the file that was signed for was not established.',
    next: 'Fetch the bundle again and compare its SHA-256 with the one the producer states.',
  },
  'file.changed-while-reading': {
    title: 'A file changed while it was read',
    found: (f) => `${file(f, 'A file')} was read twice in this run and did not give the same bytes.${compared(f, 'First it gave', 'then it gave')}`,
    meaning: 'Something wrote to the evidence during verification, or the medium is failing. What was examined is not one state of the file.',
    next: 'Copy the evidence to a place that nothing else writes to, and verify again.',
  },
  'file.missing': {
    title: 'A listed file is not there',
    found: (f) => `The manifest lists ${file(f)}, and the bundle does not hold it.`,
    meaning: 'Something that was in the bundle when it was signed was taken out. What it said is unknown.',
    next: 'Ask the sender for the complete bundle, and who handled it in between.',
  },
  'file.unlisted': {
    title: 'A file is there that nobody signed for',
    found: (f) => `The bundle holds ${file(f)}, and the manifest does not list it.`,
    meaning: 'It was added after signing, or left out of the list. Nobody vouches for it, and it was not used.',
    next: 'Do not rely on the file. Ask the producer whether it belongs to the bundle.',
  },
} as const satisfies Partial<Sentences>;
