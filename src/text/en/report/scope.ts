import { formatNumber, plural } from '../../format.ts';

/** What was examined and what the maker of the report chose: each choice changes what a reader sees. */
export const scope = {
  lead: (software: string) => `This report is made by ${software} from one verification run. Every verdict, count and digest is the run’s own; the choices below decide what of it is printed.`,
  about: 'What was examined',
  subject: 'Kind of subject',
  called: 'Called by the user',
  noName: 'The user gave it no name.',
  digest: 'SHA-256',
  period: 'Period',
  noPeriod: 'The subject states none that could be read.',
  examined: 'Examined',
  runDigest: 'SHA-256 of the run',
  attached: 'The run itself is attached to this report, byte for byte as it is named here.',
  notAttached: 'Values are redacted in this report, so the run is not attached: whoever holds it can compare this digest.',
  choices: 'Choices of this report',
  preparer: 'Prepared by',
  reviewer: 'Reviewed by',
  nobody: 'Nobody is named.',
  typed: 'A typed name, proved by nothing but a signature over this report.',
  language: 'Language',
  languages: { en: 'English', ja: 'Japanese' },
  filter: 'Filter in force',
  noFilter: 'None: the figures are of the whole record.',
  filterNarrows: 'It narrows the figures of activity over time and of systems, and nothing else. Verdict, tests, exceptions, metrics and findings are of the whole record.',
  leftOut: 'Sections left out',
  noneLeftOut: 'None: every section that has something to say is here.',
  redactions: 'Redactions',
  noRedactions: 'None: no value is withheld.',
  redaction: (what: string, values: number, places: number) => (values === 0 ? `${what}, in ${plural(places, 'place')}` : `${what}: ${plural(values, 'different value')} in ${plural(places, 'place')}`),
  redactedBy: (by: string, reason: string) => `Decided by ${by === '' ? 'somebody who is not named' : by}. Reason: ${reason === '' ? 'none was given' : reason}`,
  redactionNote: 'The verdict was reached on the whole evidence, before anything was withheld. A withheld value has the same stand-in wherever it would stand. Digests of the evidence, of the run, of files and of populations stay, so that whoever may see the rest can compare them; they cover withheld things, and whoever guesses all that one of them covers can tell by it that the guess is right.',
  redactable: {
    'people': 'Names of people', 'agents': 'Names of agents', 'systems': 'Names of systems', 'values': 'Values of actions and events',
    'file-names': 'Names of files', 'custody': 'Details of the custody log', 'notes': 'Words of the review',
  },
  review: 'Review work',
  reviewIn: (entries: number) => `Included: ${plural(entries, 'entry', 'entries')} of the case’s journal. What people wrote stands beside the result and changes none of it.`,
  reviewOut: 'Not included.',
  limit: (entries: number, bytes: number, findings: number) => `At most ${formatNumber(entries)} files and ${formatNumber(bytes)} bytes were read, and ${formatNumber(findings)} findings or exceptions of a kind are listed; the rest is counted.`,
};

/** Titles of the sections, by their ids; a section left out is named by its title too. */
export const sectionTitles = {
  'verdict': 'Verdict', 'not-proved': 'What this does not prove', 'next-steps': 'What to do next', 'scope': 'Scope', 'inputs': 'What this result rests on',
  'frameworks': 'Control matrix by framework', 'controls': 'Control tests', 'populations': 'Population and sampling', 'metrics': 'Figures of autonomy', 'timeline': 'Activity over time',
  'graph': 'Systems: within reach, and touched', 'findings': 'Findings', 'signers': 'Who signed', 'streams': 'Streams and heads', 'checks': 'What was checked', 'own-controls': 'Controls of the user’s own', 'review': 'Review work',
  'custody': 'Chain of custody', 'notices': 'Dated legal notices', 'repeat': 'How to verify this again without Proofroom', 'glossary': 'Codes used in this report', 'files': 'Appendix: every file and its SHA-256',
};
