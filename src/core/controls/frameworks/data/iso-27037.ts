import type { FrameworkData } from './framework-data.ts';

export const ISO_27037 = {
  id: 'iso-27037',
  title: 'ISO/IEC 27037',
  edition: '2012',
  limit: 'Handling before the bundle was sealed leaves no trace in it. The tests speak of preservation from the seal on.',
  notices: [
    { text: 'Clause numbers have not been held against the publication; principles are therefore named by their words.', checked: '2026-11-26', basis: 'memory' },
    { text: 'Siblings not mapped: 27041 (assurance of methods), 27042 (analysis and interpretation), 27043 (investigation).', checked: '2026-11-26', basis: 'notes' },
  ],
  references: {
    relevance: 'evidence helps to decide what is in question',
    reliability: 'evidence is what it claims to be',
    sufficiency: 'enough was gathered',
    auditability: 'others can judge what was done',
    repeatability: 'the same method on the same thing gives the same result',
    reproducibility: 'another method or place gives the same result',
    justifiability: 'what was done can be justified',
    identification: 'finding what may be evidence',
    collection: 'taking the thing itself',
    acquisition: 'making a copy',
    preservation: 'keeping it as it was, and able to show so',
    '6.1': 'a record of custody: which item, who had it, when, where, why, and what changed',
  },
} as const satisfies FrameworkData;
