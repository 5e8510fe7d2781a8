import type { Sentences } from '../../sentence.ts';
import { plural } from '../../format.ts';
import { file, given, number, place, problem } from '../values.ts';

type F = Parameters<typeof given>[0];
/** "3 records", or "Records" where nobody counted. */
const counted = (f: F, one: string): string => {
  const count = number(f, 'count');
  return count === null ? `${one.charAt(0).toUpperCase()}${one.slice(1)}s` : plural(count, one);
};

/** About audit exports: files of records that nobody signed. */
export const source = {
  'source.broken-off': {
    title: 'The export cannot be read to its end',
    found: (f) => `${file(f, 'The export')} is no longer what its format asks for${place(f)}${problem(f)}. What comes before was read, what comes after was not.`,
    meaning: 'The file was cut, damaged, or written by something that does not keep to the format. How many records are lost cannot be known from it.',
    next: 'Get the file again from where it was exported, and compare the sizes.',
  },
  'source.no-digest': {
    title: 'Nothing says what the records were',
    found: () => 'The export holds no hash of its records and no chain between them, so their bytes have nothing to be held against.',
    meaning: 'Whoever had the file could change, add or remove records, and nothing in it would show. The records are what the file says now, no more.',
    next: 'Get the digest of the file from whoever exported it, over another channel, and compare it with the one above. For CloudTrail, AWS keeps signed digest files, which this version does not read.',
  },
  'source.malformed-record': {
    title: 'A record is not what its format asks for',
    found: (f) => `A record in ${file(f, 'the export')}${place(f)} cannot be read as one${problem(f)}${given(f, 'member', ' (', ')')}.`,
    meaning: 'It is in no list and on no timeline, for it has no time, no name or no readable form. The other records were read.',
    next: 'Look at the bytes. Ask whoever exported the file what wrote the record.',
  },
  'source.repeated-id': {
    title: 'Two records have one id',
    found: (f) => `The id ${given(f, 'id', '') || 'of a record'} occurs once more${place(f)}.`,
    meaning: 'Sources deliver a record twice now and then; two different records under one id would be an error, or somebody’s. Both are kept, and the later one has its place in the file added to its id.',
    next: 'Compare the two records.',
  },
  'source.unknown-type': {
    title: 'Records of a kind that this version has no mapping for',
    found: (f) => `${counted(f, 'record')} of the kind ${given(f, 'type', '') || 'of an unknown name'}: there is no mapping for it here.`,
    meaning: 'They are counted and shown like all others, under the source’s own name. What they mean for the record was not worked out.',
    next: 'Look at them in the list of events, and in the source’s own documentation.',
  },
  'source.unread-member': {
    title: 'Members that were not read',
    found: (f) => `${counted(f, 'record')} with the member ${given(f, 'member', '') || 'of an unknown name'}, which is not one of the format’s.`,
    meaning: 'A collector on the way, or a later version of the source, added it. It stands in the raw record and was used for nothing.',
    next: 'Nothing, unless the case turns on what it says.',
  },
  'source.unsigned': {
    title: 'The export is not signed',
    found: () => 'Nothing in the export is signed, so nobody vouches for it.',
    meaning: 'Who wrote these records cannot be told from the file: only from how it came to you.',
    next: 'Write down who exported it, from where and when, and keep that with the case.',
  },
  'source.no-head': {
    title: 'Nothing says where the export begins and ends',
    found: () => 'The format has no count and no signed end, so a record that is not here leaves no trace.',
    meaning: 'Filters, delays and deletions look the same from here: as nothing.',
    next: 'Ask for which accounts, services and times the export was made, and with which filters.',
  },
  'source.dropped': {
    title: 'The exporter says that it left something out',
    found: (f) => `Attributes, events or links of a span were dropped before it was exported${place(f)}${given(f, 'count', ': ', ' in all')}.`,
    meaning: 'The exporter keeps to limits of its own. What was dropped is gone.',
    next: 'Raise the exporter’s limits for the next time.',
  },
  'source.own-clock': {
    title: 'The only clock is the source’s own',
    found: () => 'Every time in the export was written by the source’s own clock, and no independent time-stamp covers it.',
    meaning: 'Neither when things happened nor in which order is proved by anything but the source’s word.',
    next: 'Compare a few times with systems that the source does not run.',
  },
} as const satisfies Partial<Sentences>;
