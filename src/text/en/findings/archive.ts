import type { Finding } from '../../../core/findings/index.ts';
import { displayName } from '../../names.ts';
import type { Sentences } from '../../sentence.ts';
import { compared, file, given, place, problem, word } from '../values.ts';

/** Checksums are eight hex digits: neither digests nor counts. */
const crc = (f: Finding): string => (f.expected === undefined || f.computed === undefined ? '' : ` The archive states ${displayName(f.expected)}; the data gives ${displayName(f.computed)}.`);

/** "12 bytes", or "Bytes" where their number is not known. */
const bytes = (f: Finding): string => given(f, 'bytes', '', ' bytes') || 'Bytes';

/** About the container: what holds the files, before any of them is read. */
export const archive = {
  'archive.unreadable': {
    title: 'The file could not be read as an evidence bundle',
    found: (f) => `The container could not be read${place(f)}${problem(f)}${given(f, 'label', ' (', ')')}.`,
    meaning: 'It begins as a file of its kind and cannot be read on, so nothing inside it was examined. What damaged it, or who, cannot be told from it.',
    next: 'Check that this is the file you meant, and ask the sender for another copy and its SHA-256.',
  },
  'archive.foreign': {
    title: 'The file is of no kind that is verified here',
    found: (f) => `Nothing here verifies a file like this${problem(f)}${given(f, 'label', ' (', ')')}.`,
    meaning: 'Nothing of it was examined, and nothing is said against it: it may be another file than was meant, or of a kind that this version does not know.',
    next: 'Check that this is the file you meant. If it is, ask the sender which program verifies it.',
  },
  'archive.directory-ambiguous': {
    title: 'The archive can be listed in two ways',
    found: (f) => `The records that say which files the archive holds contradict each other${place(f)}${problem(f)}.${compared(f, 'One says', 'the other says')}`,
    meaning: 'Programs differ in which record they believe, so two people can open this file and see different content. Nothing inside was read.',
    next: 'Do not rely on this file. Ask the producer for a bundle in sealed form.',
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
  'archive.ambiguous-name': {
    title: 'A name can be read as another name',
    found: (f) => `The entry name ${file(f)} is not the same name to every program${problem(f, ' (', ')')}.`,
    meaning: 'Shown or unpacked elsewhere it would be another name, and could stand for another file than the one examined.',
    next: 'Do not rely on this file. Ask the producer for names in plain UTF-8 that every system can hold.',
  },
  'archive.reserved-name': {
    title: 'A name cannot be unpacked on Windows',
    found: (f) => `Windows keeps the name ${file(f)}, or a part of it, for a device.`,
    meaning: 'The file was read and verified. Somebody who unpacks the archive on Windows will not find it there.',
    next: 'Nothing here. Whoever needs the file on Windows has to unpack it under another name.',
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
    found: (f) => `The entry ${file(f)} uses ${given(f, 'method', 'the compression method ') || given(f, 'flags', 'the flags ') || 'a method of an unknown number'}.`,
    meaning: 'Its content was not examined. Only stored and deflated entries are read.',
    next: 'Ask the producer for a bundle in sealed form, where every entry is stored.',
  },
  'archive.header-mismatch': {
    title: 'The archive describes an entry in two ways',
    found: (f) => `The entry ${file(f)} has one description in the directory and another in front of its data${word(f, 'field', ': its ', ' differs')}${problem(f, ', and ')}.${compared(f, 'The directory says', 'the entry itself says')}`,
    meaning: 'Programs that read one description see something else than programs that read the other. This is a known way to show different content to different readers.',
    next: 'Do not rely on this file. Ask for the bundle again, from the producer.',
  },
  'archive.overlap': {
    title: 'Two entries share the same bytes',
    found: (f) => `The data of ${file(f)}${given(f, 'other', ' and of ')} overlap${place(f)}.`,
    meaning: 'No archive program writes this. It is used to hide content or to exhaust the machine that opens it.',
    next: 'Do not open the file with other tools. Ask where it came from.',
  },
  'archive.bytes-before': {
    title: 'Something stands in front of the archive',
    found: (f) => `${bytes(f)} in front of the first entry belong to no part of the archive.`,
    meaning: 'They are covered by no digest. A file that begins with something else can be a program or a document to one reader and an archive to another.',
    next: 'Look at the bytes. Compare the size and SHA-256 of the file with those the producer states.',
  },
  'archive.bytes-between': {
    title: 'The archive holds bytes that belong to nothing',
    found: (f) => `${bytes(f)}${place(f)} belong to no entry and to no part of the archive’s own structure.`,
    meaning: 'They are covered by no digest, and readers that go from entry to entry would read them: a file can hide there that the directory does not list.',
    next: 'Look at the bytes. Compare the size and SHA-256 of the file with those the producer states.',
  },
  'archive.bytes-after': {
    title: 'Something stands behind the archive',
    found: (f) => `${bytes(f)} follow the end of the archive${place(f)}.`,
    meaning: 'They are covered by no digest. Readers differ in whether they look there for a second archive.',
    next: 'Look at the bytes. Compare the size and SHA-256 of the file with those the producer states.',
  },
  'archive.bytes-after-data': {
    title: 'An entry holds more than its content',
    found: (f) => `The compressed data of ${file(f)} ends before its stated length; ${given(f, 'bytes', '', ' bytes') || 'bytes'} follow${place(f)}.`,
    meaning: 'They unfold to nothing and are covered by no digest. Readers that follow the compressed data instead of the stated length go on reading there.',
    next: 'Look at the bytes. Ask the producer for a bundle in sealed form.',
  },
  'archive.comment': {
    title: 'The archive carries a comment',
    found: (f) => `A comment of ${given(f, 'bytes', '', ' bytes') || 'some bytes'} stands on ${f.at.file === undefined ? 'the archive' : `the entry ${file(f)}`}${place(f)}.`,
    meaning: 'A comment is covered by no digest, and a second directory can be hidden in it for readers that search differently.',
    next: 'Ask the producer for a bundle in sealed form, which has no comments.',
  },
  'archive.ratio-exceeded': {
    title: 'The archive unfolds to far more than it is',
    found: (f) => `${f.at.file === undefined ? 'The archive as a whole' : `The entry ${file(f)}`} would unfold to more times its size than is allowed.${compared(f, 'The limit is', 'it states')}`,
    meaning: 'This is how archives are made that exhaust the machine which opens them. It was not unpacked, so what it holds was not verified.',
    next: 'Ask where the file came from. If it is honest, ask for it in sealed form, where nothing is compressed.',
  },
  'archive.too-many-entries': {
    title: 'The archive holds more entries than the limit allows',
    found: (f) => `The archive states more entries than are read.${compared(f, 'The limit is', 'it states')}`,
    meaning: 'Reading stopped before the first, so that a hostile archive cannot exhaust this machine. Nothing in it was verified.',
    next: 'If the bundle is honestly this large, raise the limit and verify again: limits are printed with every run.',
  },
  'archive.too-large': {
    title: 'The archive holds more bytes than the limit allows',
    found: (f) => `Unpacked, the files would be larger together than is read.${compared(f, 'The limit is', 'they have')}`,
    meaning: 'Reading stopped before the first, so that a hostile archive cannot exhaust this machine. Nothing in it was verified.',
    next: 'If the bundle is honestly this large, raise the limit and verify again: limits are printed with every run.',
  },
  'archive.limit-exceeded': {
    title: 'A part of the archive is longer than the limits allow',
    found: (f) => `${word(f, 'limit', 'The limit ') || 'A limit'} was exceeded${f.at.file === undefined ? '' : ` by ${file(f)}`}.${compared(f, 'The limit is', 'the archive has')}`,
    meaning: 'Reading stopped there, so that a hostile archive cannot exhaust this machine. What was not read was not verified.',
    next: 'Ask the producer for a bundle whose names and directory are of ordinary length.',
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
