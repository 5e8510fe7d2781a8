import { formatNumber, plural } from '../../format.ts';

export const findingsWords = {
  none: 'No check found anything to report.',
  summary: (all: number, fail: number, undecided: number, note: number) =>
    `${plural(all, 'finding')}: ${[
      fail === 0 ? '' : `${formatNumber(fail)} that ${fail === 1 ? 'fails' : 'fail'} a check`,
      undecided === 0 ? '' : `${formatNumber(undecided)} that ${undecided === 1 ? 'leaves' : 'leave'} one undecided`,
      note === 0 ? '' : `${formatNumber(note)} for information`,
    ].filter((part) => part !== '').join(', ')}. ${all === 1 ? '' : 'They are grouped by code; each code is explained once.'}`.trimEnd(),
  titled: (title: string, total: number) => (total === 1 ? title : `${title} (${formatNumber(total)})`),
  means: 'Means',
  next: 'Do next',
  explained: (code: string) => `${code}: what it means and what to do`,
  numbered: (code: string, number: number, of: number) => `${code}, ${formatNumber(number)} of ${formatNumber(of)}`,
  more: (n: number, most: number) => `${plural(n, 'more finding')} of this code ${n === 1 ? 'was' : 'were'} counted and not listed: the run lists at most ${formatNumber(most)} of a code.`,
  found: 'Found',
  expected: 'Expected',
  computed: 'Computed',
  where: 'Where',
};

/** Where in the evidence something stands. */
export const places = {
  archive: 'the archive itself',
  event: (id: string) => `event ${id}`,
  byte: (offset: number) => `byte ${formatNumber(offset)}`,
  bytes: (offset: number, length: number) => `byte ${formatNumber(offset)}, ${plural(length, 'byte')} long`,
  at: (pointer: string) => `at ${pointer}`,
  joined: (parts: readonly string[]) => parts.join(', '),
};

export const glossary = {
  findings: 'Codes of findings',
  columns: { code: 'Code', meaning: 'Meaning', counts: 'Counts in' },
  effect: { fail: 'fails its check', indeterminate: 'leaves its check undecided', note: 'is information and changes no result' },
  controls: 'Codes of control tests',
  controlColumns: { code: 'Code', title: 'Test' },
};
