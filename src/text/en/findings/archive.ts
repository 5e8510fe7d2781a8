import type { Finding } from '../../../core/findings/index.ts';
import { displayName } from '../../names.ts';
import type { Sentences } from '../../sentence.ts';
import { compared, file, given, place, problem } from '../../values.ts';

/** Checksums are eight hex digits: neither digests nor counts. */
const crc = (f: Finding): string => (f.expected === undefined || f.computed === undefined ? '' : ` The archive states ${displayName(f.expected)}; the data gives ${displayName(f.computed)}.`);

const WHERE: Readonly<Record<string, string>> = {
  'before': 'they stand in front of it',
  'between': 'they stand between entries',
  'after': 'they stand after its end',
  'comment': 'they are a comment on the archive',
  'entry comment': 'they are a comment on an entry',
  'compressed data': 'they follow an entry’s compressed data',
};
const where = (f: Finding): string => {
  const found = f.values?.['where'];
  return typeof found === 'string' ? `: ${WHERE[found] ?? displayName(found)}` : '';
};

/** About the container: what holds the files, before any of them is read. */
export const archive = {
  'archive.unreadable': {
    title: 'The file could not be read as an evidence bundle',
    found: (f) => `The container could not be read${place(f)}${problem(f)}.`,
    meaning: 'Nothing inside it was examined. This is not evidence of tampering, and not evidence of anything else.',
    next: 'Check that this is the file you meant, and ask the sender for another copy and its SHA-256.',
  },
  'archive.duplicate-entry': {
    title: 'One name stands for two files',
    found: (f) => `The archive holds more than one entry named ${file(f)}${place(f)}.`,
    meaning: 'Two programs may read different bytes under the same name, so what one person reviewed need not be what another sees.',
    next: 'Do not rely on this file. Ask the producer for a bundle in sealed form.',
  },
  'archive.colliding-entry': {
    title: 'Two names become one on some systems',
    found: (f) => `The entry ${file(f)}${given(f, 'other', ' and the entry ')} differ only in letter case or in how their characters are composed.`,
    meaning: 'On some systems the second file replaces the first when the archive is unpacked, so readers may see different content.',
    next: 'Do not unpack it. Ask the producer for a bundle with names that stay apart everywhere.',
  },
  'archive.unsafe-path': {
    title: 'A name points outside the bundle',
    found: (f) => `The entry name ${file(f)} is not a plain relative path${problem(f, ' (', ')')}.`,
    meaning: 'Unpacked by a careless program it could write outside its folder. No honest producer writes such a name.',
    next: 'Do not unpack the archive with other tools. Ask where it came from.',
  },
  'archive.link': {
    title: 'An entry is a link, not a file',
    found: (f) => `The entry ${file(f)} is a link or a special file.`,
    meaning: 'What it shows depends on the machine that opens it, not on the evidence.',
    next: 'Ask the producer for a bundle that holds the file itself.',
  },
  'archive.encrypted': {
    title: 'An entry is encrypted',
    found: (f) => `The entry ${file(f)} is encrypted.`,
    meaning: 'Its content was not examined. Evidence bundles are never encrypted inside; a wrapper around them may be.',
    next: 'Ask the sender for the bundle without a password inside the archive.',
  },
  'archive.unsupported-method': {
    title: 'An entry is packed in a way that is not read',
    found: (f) => `The entry ${file(f)} uses the compression method ${given(f, 'method', '') || 'of an unknown number'}.`,
    meaning: 'Its content was not examined. Only stored and deflated entries are read.',
    next: 'Ask the producer for a bundle in sealed form, where every entry is stored.',
  },
  'archive.header-mismatch': {
    title: 'The archive describes an entry in two ways',
    found: (f) => `The entry ${file(f)} has one description in the directory and another in front of its data${given(f, 'field', ': its ', ' differs')}.${compared(f, 'The directory says', 'the entry itself says')}`,
    meaning: 'Programs that read one description see something else than programs that read the other. This is a known way to show different content to different readers.',
    next: 'Do not rely on this file. Ask for the bundle again, from the producer.',
  },
  'archive.overlap': {
    title: 'Two entries share the same bytes',
    found: (f) => `The data of ${file(f)}${given(f, 'other', ' and of ')} overlap${place(f)}.`,
    meaning: 'No archive program writes this. It is used to hide content or to exhaust the machine that opens it.',
    next: 'Do not open the file with other tools. Ask where it came from.',
  },
  'archive.stray-bytes': {
    title: 'The archive holds bytes that belong to nothing',
    found: (f) => `${given(f, 'bytes', '', ' bytes') || 'Bytes'}${place(f)} belong to no entry and to no part of the archive’s own structure${where(f)}.`,
    meaning: 'Something was put before, between or after the entries. It is covered by no digest, and some programs would read it.',
    next: 'Look at the bytes. Compare the size and SHA-256 of the file with those the producer states.',
  },
  'archive.limit-exceeded': {
    title: 'The archive is larger than the limits allow',
    found: (f) => `${given(f, 'limit', 'The limit ') || 'A limit'} was exceeded${given(f, 'file', ' by ')}.${compared(f, 'The limit is', 'the archive has')}`,
    meaning: 'Reading stopped there, so that a hostile archive cannot exhaust this machine. What was not read was not verified.',
    next: 'If the bundle is honestly this large, raise the limit and verify again: limits are printed with every run.',
  },
  'archive.crc-mismatch': {
    title: 'An entry differs from its checksum',
    found: (f) => `The data of ${file(f)} does not agree with the checksum that the archive holds for it.${crc(f)}`,
    meaning: 'The archive was damaged or edited after it was written.',
    next: 'Fetch the file again and compare its SHA-256 with the one the producer states.',
  },
  'archive.truncated': {
    title: 'The archive ends too early',
    found: (f) => `The archive ends before its structure is complete${place(f)}${problem(f)}.`,
    meaning: 'A part of the file is missing. What is missing was not verified.',
    next: 'Fetch the file again and compare its size and SHA-256 with those the producer states.',
  },
  'archive.seal-broken': {
    title: 'The sealed archive was changed',
    found: (f) => `Part of the archive has the byte form of a sealed bundle and part has not${problem(f, ' (', ')')}${place(f)}.`,
    meaning: 'It was sealed and its container was changed afterwards. Every file that was signed for is still verified on its own; the archive around them is not the one that was sealed.',
    next: 'Fetch the bundle again. If it is still so, ask who handled it since it was sealed.',
  },
  'archive.not-sealed': {
    title: 'The container is not in sealed form',
    found: (f) => `The archive does not have the one byte form of a sealed bundle${problem(f, ' (', ')')}.`,
    meaning: 'The files inside can still be verified, one by one. But the archive around them could be written in several ways, so nothing is claimed about its own bytes.',
    next: 'Nothing, if the files are what matters. If the container itself is an exhibit, ask the producer for the sealed form.',
  },
} as const satisfies Partial<Sentences>;
