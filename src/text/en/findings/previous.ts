import type { Sentences } from '../../sentence.ts';
import { compared, file, given, word } from '../values.ts';

type F = Parameters<typeof given>[0];
const log = (f: F): string => given(f, 'stream', 'log ') || given(f, 'origin', 'log ') || 'log';

/** About the run of an earlier verification that this one was held against. */
export const previous = {
  'previous.contradicts': {
    title: 'This log contradicts the earlier run',
    found: (f) => `In the earlier run the ${log(f)} had other events${given(f, 'previousSize', ' up to event count ')}.${compared(f, 'Earlier root:', 'root here:')}`,
    meaning: 'A log only grows. One that held other events at the same size was rewritten, then or since.',
    next: 'Keep both bundles and both runs. Compare them from the last event that they share.',
  },
  'previous.version-rewritten': {
    title: 'Under one name, another content than before',
    found: (f) => `${file(f, 'A file')} is named for one version or one statement, and is not what it was in the earlier run.${compared(f, 'Earlier:', 'here:')}`,
    meaning: 'A policy version, graph, approval, work package or artifact keeps its content for all time. One of the two was exchanged without a new name.',
    next: 'Compare the two files, and ask the producer which of them was in force.',
  },
  'previous.gap': {
    title: 'Events between the two bundles are missing',
    found: (f) => `The ${log(f)} starts here after the end of what the earlier run saw of it${given(f, 'missing', ': events not in either: ')}.`,
    meaning: 'Neither bundle shows what was logged in between. Nothing says that it was removed, and nothing says what it was.',
    next: 'Ask for the bundle that lies between the two, and verify each against the one before.',
  },
  'previous.behind': {
    title: 'The earlier run saw this log reach further',
    found: (f) => `The ${log(f)} ends here before the point that the earlier run saw.${compared(f, 'Events then:', 'events here:')}`,
    meaning: 'Either this is an older copy, or later events were cut off. The two together cannot tell which.',
    next: 'Use the later bundle. If this one claims to be the newest, ask where the later events went.',
  },
  'previous.log-missing': {
    title: 'A log of the earlier run is not here',
    found: (f) => `The ${log(f)} was in the earlier run${given(f, 'previousSize', ', number of events then: ')}, and this bundle does not have it.`,
    meaning: 'It may have ended, or been left out. What was logged in it since cannot be told.',
    next: 'Ask the producer whether the log was closed, and for its last head.',
  },
  'previous.reissued': {
    title: 'The same bundle under another manifest',
    found: (f) => `The earlier run was of the bundle ${given(f, 'bundle', '') || 'of this name'} too, with another manifest.${compared(f, 'Manifest then:', 'manifest here:')}`,
    meaning: 'The bundle was sealed again. Values may have been withheld since, which is allowed, or contents exchanged, which the findings beside this one would show.',
    next: 'Ask the producer why it was sealed again, and compare the redactions of the two.',
  },
  'previous.not-sound': {
    title: 'The earlier run did not hold itself',
    found: (f) => `In the earlier run the integrity of the evidence did not hold${given(f, 'outcome', ' (', ')')}.`,
    meaning: 'What it says of its logs and files may be wrong, so agreement with it proves little, and a contradiction may be its own fault.',
    next: 'Verify against a run that holds.',
  },
  'previous.not-comparable': {
    title: 'There is nothing to compare',
    found: (f) => `An earlier run can be compared only between evidence bundles${word(f, 'kind', '; one of the two is ')}.`,
    meaning: 'Whether this follows from what was seen before cannot be told.',
    next: 'Name the run of an earlier bundle of the same logs.',
  },
  'previous.continues': {
    title: 'The log goes on from the earlier run',
    found: (f) => `The ${log(f)} holds what it held in the earlier run, unchanged${given(f, 'previousSize', ', up to event count ')}${given(f, 'added', '; events added since: ')}.`,
    meaning: 'Its tree at the earlier size has the earlier root, so no earlier event was changed, removed or inserted.',
    next: 'Nothing to do.',
  },
  'previous.signers-changed': {
    title: 'Others signed than before',
    found: (f) => `Who signed, of those you trust, is not who signed in the earlier run.${compared(f, 'Then:', 'now:')}`,
    meaning: 'Keys are changed from time to time. Each of these is in your trust pack, or named by a certificate of an authority in it; who is known by certificate is compared by name, not by key.',
    next: 'If you did not expect a new signer, ask the operator about it over another channel.',
  },
  'previous.snapshot-differs': {
    title: 'A snapshot is not what it was',
    found: (f) => `${file(f, 'A snapshot')} differs from the one in the earlier run.${compared(f, 'Earlier:', 'here:')}`,
    meaning: 'Identities, roles, agents, legal holds and tickets change. The log should say who changed them and when.',
    next: 'Control test CT-05 says whether the logs record a change of its kind since. Which change it was, compare by hand.',
  },
  'previous.verdict-changed': {
    title: 'The same bytes, another answer',
    found: (f) => `The earlier run was of the same bytes and answered otherwise${given(f, 'axis', ' on ')}.${compared(f, 'Then:', 'now:')}`,
    meaning: 'Trust pack, instant of judgement, the earlier run or the version of the software differ: nothing else can.',
    next: 'Compare the inputs of the two runs.',
  },
} as const satisfies Partial<Sentences>;
