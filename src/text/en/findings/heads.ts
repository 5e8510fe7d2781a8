import type { Sentences } from '../../sentence.ts';
import { compared, file, given, place, problem } from '../values.ts';

type F = Parameters<typeof given>[0];
const stream = (f: F): string => given(f, 'stream', 'log ') || given(f, 'origin', 'log ') || 'log';

/** About checkpoints: signed statements of how long a log was and what was in it. They prove the tail. */
export const heads = {
  'checkpoint.malformed': {
    title: 'A signed head cannot be read',
    found: (f) => `${file(f, 'The checkpoint')}${place(f)} is not a checkpoint${problem(f)}.`,
    meaning: 'It proves nothing about where the log ends.',
    next: 'Ask the producer for the checkpoint of this log.',
  },
  'checkpoint.signature-invalid': {
    title: 'A signed head does not verify',
    found: (f) => `The signature on ${file(f, 'the checkpoint')} does not fit${given(f, 'name', ' the key of ') || given(f, 'keyid', ' the key ')}.`,
    meaning: 'The checkpoint was changed after signing, or was not made by the log’s own key.',
    next: 'Ask the log’s operator for the checkpoint of that size.',
  },
  'checkpoint.key-unknown': {
    title: 'A head signed by a key that you have not chosen to trust',
    found: (f) => `${file(f, 'The checkpoint')} carries no signature by a key that your trust pack names for the ${stream(f)}.`,
    meaning: 'Who vouches for the end of this log cannot be told.',
    next: 'Get the log’s key over another channel than the evidence, add it to the trust pack, and verify again.',
  },
  'checkpoint.key-refused': {
    title: 'The checkpoint by a key that may not give it',
    found: (f) => `${file(f, 'The checkpoint')} is signed by ${given(f, 'holder', 'the key of ') || given(f, 'keyid', 'the key ') || 'a key'}, which your trust pack holds but does not accept here${problem(f)}.`,
    meaning: 'However valid the signature, its maker had no standing to give it, or the key had been withdrawn. The head proves nothing.',
    next: 'Ask the log’s operator for a checkpoint by the key that you trust for it.',
  },
  'checkpoint.time-unproved': {
    title: 'Whether the key was still good when it signed cannot be told',
    found: (f) => `${file(f, 'The checkpoint')} is signed by ${given(f, 'holder', 'the key of ') || given(f, 'keyid', 'the key ') || 'a key'}, which is not to be believed from a certain time on${given(f, 'compromisedSince', ' (', ')')}; when the signature was made is known from the producer’s clock only${given(f, 'at', ': ')}.`,
    meaning: 'Whoever misused the key later could have dated the signature back. Nothing independent says otherwise.',
    next: 'Ask for a later checkpoint by another key, or for a time-stamp of this one.',
  },
  'checkpoint.root-mismatch': {
    title: 'The log is not the one that its signed head speaks of',
    found: (f) => `The checkpoint of the ${stream(f)} states a root that the events do not give.${compared(f, 'The checkpoint states', 'the events give')}`,
    meaning: 'The log in this bundle and the log that was signed have different content.',
    next: 'Look at the findings about single events. Ask the log’s operator for the events behind the checkpoint.',
  },
  'checkpoint.size-mismatch': {
    title: 'The log is longer or shorter than its signed head says',
    found: (f) => `The checkpoint of the ${stream(f)} speaks of another number of events.${compared(f, 'The checkpoint states', 'the log reaches')}`,
    meaning: 'If the log is shorter, its end was cut off. If it is longer, the events past the head are vouched for by nobody.',
    next: 'Look at the end of the log. Ask for the events, or for the checkpoint, that is missing.',
  },
  'checkpoint.origin-mismatch': {
    title: 'The signed head belongs to another log',
    found: (f) => `The checkpoint that comes with the ${stream(f)} names another log.${compared(f, 'Expected was', 'it names')}`,
    meaning: 'A head of one log was put beside another. It proves nothing about this one.',
    next: 'Ask the producer for the checkpoint of this log.',
  },
  'checkpoint.missing': {
    title: 'There is no signed head',
    found: (f) => `The ${stream(f)} comes without a checkpoint.`,
    meaning: 'Without a signed statement of its length, nobody can tell whether the end of the log was cut off.',
    next: 'Ask the producer for the log’s last checkpoint.',
  },
  'checkpoint.untrusted-head': {
    title: 'The signed head cannot be relied on',
    found: (f) => `The checkpoint of the ${stream(f)} agrees with the events as far as they are here, but it does not prove where the log ends${problem(f)}.`,
    meaning: 'Whoever cut off the end of a log could also have written a head that fits. Whether the end is whole cannot be told.',
    next: 'If its key is not in your trust pack, get the log’s key over another channel than the evidence, add it, and verify again.',
  },
  'checkpoint.rolled-back': {
    title: 'This log contradicts what you saw before',
    found: (f) => `This workstation has seen the ${stream(f)} before, and the two do not agree.${compared(f, 'Seen before:', 'in this bundle:')}`,
    meaning: 'At the same number of events the log held other events. A log that only grows never does this: one of the two was rewritten.',
    next: 'Keep both bundles. Compare them from the last event that they share.',
  },
  'checkpoint.behind-remembered': {
    title: 'You have seen this log reach further',
    found: (f) => `This workstation has seen the ${stream(f)} with more events than it holds here.${compared(f, 'Seen before:', 'in this bundle:')}`,
    meaning: 'Either this is an earlier copy, or later events were cut off and the head signed again. The bundle alone cannot tell which.',
    next: 'Use the later bundle. If this one claims to be the newest, ask the producer where the later events went.',
  },
  'checkpoint.remembered-not-compared': {
    title: 'What you saw of this log before lies before this bundle',
    found: (f) => `This workstation has seen the ${stream(f)}${given(f, 'rememberedSize', ' with ', ' events')}; this bundle starts later, and does not prove that it grew out of what was seen.`,
    meaning: 'It may be the same log, some bundles on. It may also be one that was rewritten in between. The bundle alone cannot tell which.',
    next: 'Import the bundles of this log that lie between, in order, and verify this one again.',
  },
  'stream.starts-late': {
    title: 'The log does not start at its beginning',
    found: (f) => `The ${stream(f)} starts${given(f, 'missing', ' after ', ' events') || ' later than its beginning'}; what came before is in earlier bundles.`,
    meaning: 'The events here are proved from that point on. The earlier ones were not examined.',
    next: 'Import the earlier bundles of this log, if the case reaches back that far.',
  },
  'stream.continues': {
    title: 'The log continues an earlier bundle',
    found: (f) => `The ${stream(f)} starts${given(f, 'earlier', ' after ', ' events') || ' later than its beginning'} and proves that it grew out of what came before.`,
    meaning: 'The events here are proved to follow the earlier ones unchanged. The earlier ones are in other bundles and were not examined.',
    next: 'Import the earlier bundles of this log, if the case reaches back that far.',
  },
  'stream.consistency-invalid': {
    title: 'The log does not continue what it says it continues',
    found: (f) => `The proof that the ${stream(f)} grew out of its earlier state does not hold${problem(f)}.${compared(f, 'Stated is', 'computed is')}`,
    meaning: 'What was recorded earlier is not contained in this log unchanged.',
    next: 'Compare with the earlier bundle of this log.',
  },
} as const satisfies Partial<Sentences>;
