import type { FrameworkData } from './framework-data.ts';

export const GDPR = {
  id: 'gdpr',
  title: 'General Data Protection Regulation',
  edition: 'Regulation (EU) 2016/679',
  limit: 'Lawfulness of processing cannot be read from a log. Tests speak of withheld values, data classes and security of what was recorded.',
  notices: [],
  references: {
    '5': 'principles, with minimisation and integrity, and being able to show them',
    '22': 'decisions about individuals without a person',
    '30': 'records of processing',
    '32': 'security of processing',
  },
} as const satisfies FrameworkData;
