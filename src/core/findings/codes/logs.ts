import { code, type CodeEntry } from './code.ts';

/** The logs, their hashes and links, and the record made of them. */
export const LOG_CODES = {
  'event.malformed': code('chain.links', 'fail'),
  'event.not-canonical': code('chain.links', 'fail'),
  'event.hash-mismatch': code('chain.links', 'fail'),
  'event.prev-mismatch': code('chain.links', 'fail'),
  'event.withheld-mismatch': code('chain.links', 'fail'),
  'chain.genesis-mismatch': code('chain.links', 'fail'),
  'chain.gap': code('chain.sequence', 'fail'),
  'chain.fork': code('chain.sequence', 'fail'),
  'chain.duplicate-sequence': code('chain.sequence', 'fail'),
  'chain.out-of-order': code('chain.sequence', 'fail'),
  'chain.count-mismatch': code('chain.sequence', 'fail'),
  'chain.head-mismatch': code('chain.links', 'fail'),
  'merkle.root-mismatch': code('merkle.root', 'fail'),

  'record.unknown-event-type': code('record.consistency', 'note'),
  'record.dangling-reference': code('record.consistency', 'fail'),
  'record.action-digest-mismatch': code('record.consistency', 'fail'),
  'record.malformed': code('record.consistency', 'fail'),
  'record.confusable-name': code('record.consistency', 'note'),
  'record.hidden-character': code('record.consistency', 'note'),
} as const satisfies Record<string, CodeEntry>;
